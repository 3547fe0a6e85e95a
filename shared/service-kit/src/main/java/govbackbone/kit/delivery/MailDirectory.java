package govbackbone.kit.delivery;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import govbackbone.events.notice.Addressee;

/**
 * To which mail addresses notices go, by addressee. Whoever is not in it gets no mail.
 *
 * @param entries {@link Addressee#value} to addresses
 */
record MailDirectory(Map<String, List<String>> entries) {
    MailDirectory {
        entries = Map.copyOf(entries);
    }

    /** @throws IllegalArgumentException if an entry names no addressee */
    static MailDirectory of(List<DeliveryProperties.MailEntry> entries) {
        return new MailDirectory(entries.stream().collect(
                Collectors.toMap(entry -> new Addressee(entry.to()).value(), entry -> List.copyOf(entry.mail()))));
    }

    List<String> addresses(String addressee) {
        return entries.getOrDefault(addressee, List.of());
    }
}
