package govbackbone.kit.delivery;

import java.time.Instant;

/**
 * A notice on its way to one receiver.
 *
 * @param target  id of the subscription, or the addressee whose mail addresses are configured
 * @param payload JSON, byte for byte what is sent to other systems
 * @param tries   including the one under way
 * @param leased  until when; no two tries have the same end, also when they are counted anew
 */
record Delivery(long id, String noticeId, Channel channel, String target, String payload, int tries, Instant leased) {
    /** How notices leave the backbone. */
    enum Channel {
        WEBHOOK, MAIL
    }

    /** Something that takes deliveries out; blocks. */
    @FunctionalInterface
    interface Sender {
        /** @throws Failed if the receiver may not have got it */
        void send(Delivery delivery) throws Failed;
    }

    /** It may not have arrived; says why, in words for an administrator, without anything the receiver wrote. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String why) {
            super(why, null, false, false);
        }
    }
}
