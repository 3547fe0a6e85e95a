package govbackbone.kit.delivery;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Which addresses lie on the public internet: none of the special purpose ranges of RFC 6890 and of the registries that
 * follow it, so that nobody makes the backbone talk to the network it stands in.
 */
final class PublicAddresses {
    private static final List<Range> SPECIAL_V4 = List.of(range(0, 0, 8), range(10, 0, 8), range(100, 64, 10),
            range(127, 0, 8), range(169, 254, 16), range(172, 16, 12), range(192, 0, 24), new Range(
                    0xC0000200, 24), // 192.0.2.0 documentation
            new Range(0xC0586300, 24), // 192.88.99.0 6to4 relays
            range(192, 168, 16), range(198, 18, 15), new Range(0xC6336400, 24), // 198.51.100.0 documentation
            new Range(0xCB007100, 24), // 203.0.113.0 documentation
            range(224, 0, 3)); // multicast, reserved, broadcast

    private record Range(int start, int bits) {
        boolean holds(int address) {
            return (address ^ start) >>> (Integer.SIZE - bits) == 0;
        }
    }

    private PublicAddresses() {}

    private static Range range(int first, int second, int bits) {
        return new Range(first << 24 | second << 16, bits);
    }

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> isPublic(word(v4.getAddress(), 0));
            case Inet6Address v6 -> isPublic(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic(int v4) {
        return SPECIAL_V4.stream().noneMatch(range -> range.holds(v4));
    }

    // Only 2000::/3 is given out for the internet. Of it, Teredo (2001::/32), other protocol assignments (2001::/23),
    // documentation (2001:db8::/32, 3fff::/20) and 6to4 (2002::/16), which can stand for any IPv4 address, are not.
    private static boolean isPublic(byte[] v6) {
        int first = word(v6, 0);
        return first >>> 29 == 1 && first >>> 9 != 0x20010000 >>> 9 && first != 0x20010db8 && first >>> 16 != 0x2002
                && first >>> 12 != 0x3fff0000 >>> 12;
    }

    private static int word(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes).getInt(at);
    }
}
