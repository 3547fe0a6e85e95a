package govbackbone.kit.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import govbackbone.events.DomainEvent;
import govbackbone.kit.ledger.Ledger;
import govbackbone.kit.ledger.LedgerEvent;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which changes of code make a snapshot worthless. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CodeFingerprintTest {
    private static String fingerprint(String changed) {
        StateJson states = new StateJson(List.of(Ledger.TYPE), Ledger.UPCASTERS, new CodeFingerprint(name -> {
            Optional<byte[]> file = load(name);
            return name.equals(changed) ? file.map(bytes -> Arrays.copyOf(bytes, bytes.length + 1)) : file;
        }));
        return states.fingerprint(Ledger.TYPE.name());
    }

    private static Optional<byte[]> load(String name) {
        try (InputStream in = CodeFingerprintTest.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Ledger.class, Ledger.Open.class, LedgerEvent.class, LedgerEvent.EntryMade.class,
        DomainEvent.class, Upcaster.class, EventJson.class, StoredJson.class})
    void the_state_its_events_their_upcasters_and_what_these_use_are_covered(Class<?> changed) {
        assertThat(fingerprint(changed.getName().replace('.', '/'))).isNotEqualTo(fingerprint(""));
    }

    @Test
    void the_same_code_has_the_same_fingerprint_and_other_code_is_of_no_concern() {
        assertThat(fingerprint("")).isEqualTo(fingerprint(""))
                .isEqualTo(fingerprint(CodeFingerprintTest.class.getName().replace('.', '/')));
    }

    @Test
    void code_that_cannot_be_found_is_not_passed_over() {
        CodeFingerprint blind = new CodeFingerprint(name -> Optional.empty());

        assertThatThrownBy(() -> blind.of(List.of(Ledger.class))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Ledger");
    }
}
