package govbackbone.deploy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Everything a standalone product keeps: the events, the key that signs local tokens, logs. Only its owner may enter it.
 *
 * @param root absolute
 */
record DataDirectory(Path root) {
    /** For the files that PostgreSQL writes ahead, and some more. */
    private static final long LEAST_SPACE = 256L << 20;

    /** The directory, created if there is none, and closed to others if it was open. */
    static DataDirectory at(Path path) throws IOException {
        Path root = path.toAbsolutePath().normalize();
        if (Files.notExists(root)) {
            Files.createDirectories(root, posix(root) ? ownerOnly("rwx------") : new FileAttribute<?>[0]);
        } else if (posix(root)) {
            closeToOthers(root);
        }
        return new DataDirectory(root);
    }

    private static void closeToOthers(Path root) throws IOException {
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString("rwx------");
        if (!owner.equals(Files.getPosixFilePermissions(root))) {
            try {
                Files.setPosixFilePermissions(root, owner);
            } catch (FileSystemException notOurs) {
                throw new Refused("数据目录 " + root + " 属于他人，且他人可以进入；请改用本人的目录。",
                        "The data directory " + root + " belongs to somebody else, and others may enter it.");
            }
        }
    }

    /** @throws Refused if the disk is nearly full */
    void requireSpace() throws IOException {
        requireSpace(Files.getFileStore(root).getUsableSpace());
    }

    /** @param usable bytes */
    void requireSpace(long usable) {
        if (usable < LEAST_SPACE) {
            throw new Refused("数据目录 " + root + " 所在的磁盘空间不足：剩余 " + (usable >> 20) + " MB，至少需要 "
                    + (LEAST_SPACE >> 20) + " MB。",
                    "The disk of the data directory " + root + " is nearly full: "
                            + (usable >> 20) + " MB left, at least " + (LEAST_SPACE >> 20) + " MB are needed.");
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path log() {
        return root.resolve("backbone.log");
    }

    /** Where {@code backbone demo} leaves the papers of the sample year. */
    Path documents() {
        return root.resolve("documents");
    }

    /** Held by the one product that runs on this directory; closing the channel ends the claim. */
    FileChannel claim() throws IOException {
        FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new Refused("数据目录 " + root + " 已被另一个正在运行的底座使用。",
                    "Another backbone is running on the data directory " + root + ".");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The key that signs local tokens, generated if there is none. Safe to call from several processes at once. */
    SigningKey signingKey() throws IOException {
        try (FileChannel channel = FileChannel.open(root.resolve("key.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            if (!lock.isValid()) {
                throw new IOException("Lost the lock on " + root);
            }
            Path file = root.resolve("signing-key.pem");
            if (Files.notExists(file)) {
                write(file, SigningKey.generate().privatePem());
            }
            SigningKey key = SigningKey.fromPem(Files.readString(file));
            Files.writeString(publicKey(), key.publicPem());
            return key;
        }
    }

    /** The key from which secrets of webhooks follow, in Base64, generated if there is none; for whoever holds the claim. */
    String webhookKey() throws IOException {
        Path file = root.resolve("webhook.key");
        if (Files.notExists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            write(file, Base64.getEncoder().encodeToString(key));
        }
        return Files.readString(file);
    }

    /** Where {@link #signingKey} leaves what tokens are checked with. */
    Path publicKey() {
        return root.resolve("public-key.pem");
    }

    private static void write(Path file, String secret) throws IOException {
        if (posix(file)) {
            Files.createFile(file, ownerOnly("rw-------"));
        }
        Files.writeString(file, secret);
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return new FileAttribute<?>[]{
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }
}
