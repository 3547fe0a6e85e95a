package govbackbone.reporting.threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

import govbackbone.events.Wording;
import govbackbone.kit.query.ViewStore;
import govbackbone.reporting.ledger.Account;
import govbackbone.reporting.ledger.Account.Fact;
import govbackbone.reporting.ledger.Book;
import govbackbone.reporting.ledger.Catalogue;
import govbackbone.reporting.ledger.Ledger;
import govbackbone.reporting.ledger.Ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Threads through the accounts. From where it begins a thread goes down, from cases towards systems, and up; never up and
 * then down again, which would lead to everything that shares a system.
 */
final class Threads {
    /** From top to bottom. */
    static final List<String> LEVELS = List.of("case", "commitment", "project", "system");
    private static final Map<String, Wording> DOWN = Map.of("commitment", new Wording("作出承诺", "promises"), "project",
            new Wording("关联项目", "is kept by"), "system", new Wording("建设或涉及系统", "builds or touches"));
    private static final Wording LINE = new Wording("预算明细", "budget line");
    private static final int MOST_NODES = 500;

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final ViewStore accounts;

    Threads(Ledger ledger, Catalogue catalogue, ViewStore accounts) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    /** @param complete whether nothing had to be left out */
    record Chain(Reference root, List<Node> nodes, List<Edge> edges, boolean complete) {}

    record Reference(String kind, String id) {}

    record Node(String kind, String id, Wording kindName, String title, @Nullable Wording state, List<Fact> facts,
            @Nullable String href, @Nullable String historyHref) {}

    /** From the upper to the lower, each as {@code kind:id}. */
    record Edge(String from, String to, Wording label) {}

    /**
     * Everything along the thread.
     *
     * @param visible of whom the reader may know
     */
    Optional<Chain> of(String kind, String id, BiPredicate<String, Account> visible) {
        Optional<Subject> root = ledger.subject(kind, id).filter(found -> isLevel(kind));
        if (root.isEmpty() || account(root.get()).filter(account -> visible.test(kind, account)).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Subject> reached = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        walk(root.get(), 1, reached, edges);
        walk(root.get(), -1, reached, edges);
        List<Node> nodes = new ArrayList<>();
        for (Subject subject : reached.values()) {
            account(subject).filter(account -> visible.test(subject.kind(), account))
                    .ifPresent(account -> add(subject, account, nodes, edges));
        }
        Set<String> told = Set.copyOf(nodes.stream().map(node -> node.kind() + ":" + node.id()).toList());
        return Optional.of(new Chain(new Reference(kind, id), nodes,
                edges.stream().filter(edge -> told.contains(edge.from()) && told.contains(edge.to())).distinct()
                        .toList(),
                reached.size() < MOST_NODES));
    }

    private static boolean isLevel(String kind) {
        return LEVELS.contains(kind);
    }

    private void walk(Subject root, int direction, Map<String, Subject> reached, List<Edge> edges) {
        Deque<Subject> open = new ArrayDeque<>(List.of(root));
        reached.put(key(root), root);
        while (!open.isEmpty()) {
            Subject at = open.removeFirst();
            for (Subject next : ledger.neighbours(at)) {
                if (isLevel(next.kind()) && level(next) * direction > level(at) * direction) {
                    edges.add(direction > 0 ? edge(at, next) : edge(next, at));
                    if (reached.size() < MOST_NODES && reached.putIfAbsent(key(next), next) == null) {
                        open.addLast(next);
                    }
                }
            }
        }
    }

    private static int level(Subject subject) {
        return LEVELS.indexOf(subject.kind());
    }

    private static Edge edge(Subject upper, Subject lower) {
        return new Edge(key(upper), key(lower), DOWN.getOrDefault(lower.kind(), LINE));
    }

    private static String key(Subject subject) {
        return subject.kind() + ":" + subject.id();
    }

    private void add(Subject subject, Account account, List<Node> nodes, List<Edge> edges) {
        Book<?, ?> book = catalogue.book(subject.kind()).orElseThrow();
        String href = "/api/" + book.collection() + "/" + subject.id();
        nodes.add(new Node(subject.kind(), subject.id(), book.name(), account.title(), account.state(),
                account.facts(), href, href + "/history"));
        for (Account.Part part : account.parts()) {
            String id = subject.id() + "/" + part.id();
            nodes.add(new Node("line", id, LINE, part.title(), null, part.facts(), null, null));
            edges.add(new Edge(key(subject), "line:" + id, LINE));
        }
    }

    private Optional<Account> account(Subject subject) {
        Book<?, ?> book = catalogue.book(subject.kind()).orElseThrow();
        return accounts.find(book.view(), Map.of("id", List.of(subject.id()))).stream().<Account>map(found -> found)
                .findFirst();
    }
}
