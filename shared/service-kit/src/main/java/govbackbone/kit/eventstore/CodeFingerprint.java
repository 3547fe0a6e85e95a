package govbackbone.kit.eventstore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells code from other code: a hash over the class files of given classes and of every class of the backbone that these
 * mention, directly or through others. It changes more often than behaviour does, never less.
 */
final class CodeFingerprint {
    /** Class names as class files hold them, in constants, descriptors and signatures. */
    private static final Pattern OWN_CLASS = Pattern.compile("govbackbone/[\\w/$]+");

    private final Function<String, Optional<byte[]>> files;
    private final Map<String, Optional<File>> read = new HashMap<>();

    /** @param code every byte as a character */
    private record File(String code, Set<String> mentions) {
        File(String code) {
            this(code, OWN_CLASS.matcher(code).results().map(MatchResult::group).collect(Collectors.toSet()));
        }
    }

    /** @param files the class file of a class, by its name with slashes */
    CodeFingerprint(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    /** Over the class files of the running program. */
    static CodeFingerprint ofThisProgram() {
        return new CodeFingerprint(CodeFingerprint::load);
    }

    private static Optional<byte[]> load(String name) {
        try (InputStream in = CodeFingerprint.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException if there is no class file of one of them */
    String of(Collection<Class<?>> roots) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>();
        for (Class<?> root : roots) {
            String name = writtenIn(root);
            if (file(name).isEmpty()) {
                throw new IllegalStateException("No class file of " + name);
            }
            next.add(name);
        }
        while (!next.isEmpty()) {
            String name = next.remove();
            file(name).filter(file -> reached.add(name)).ifPresent(file -> next.addAll(file.mentions()));
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            reached.forEach(name -> file(name)
                    .ifPresent(file -> digest.update(file.code().getBytes(StandardCharsets.ISO_8859_1))));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A lambda has no class file of its own; its code is in that of the class it is written in. */
    private static String writtenIn(Class<?> type) {
        return type.getName().split("\\$\\$Lambda", 2)[0].replace('.', '/');
    }

    private Optional<File> file(String name) {
        return read.computeIfAbsent(name, unread -> files.apply(unread)
                .map(bytes -> new File(new String(bytes, StandardCharsets.ISO_8859_1))));
    }
}
