package govbackbone.kit.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import govbackbone.kit.command.Creation;
import govbackbone.kit.command.Creation.Verdict;
import govbackbone.kit.command.Creations;
import govbackbone.kit.command.Submission.Idempotency;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.decision.Refusal;
import govbackbone.kit.http.Binder;
import govbackbone.kit.http.Fault;
import govbackbone.kit.http.Faults;
import govbackbone.kit.http.Language;
import govbackbone.kit.http.Problem;
import govbackbone.kit.http.ProblemCode;
import govbackbone.kit.imports.ImportReport.Row;
import govbackbone.kit.imports.StagedImports.Settled;
import govbackbone.kit.imports.StagedImports.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * Checks files and commits them. Its methods block.
 * <p>
 * What a check has read is known for a while, so that the commit in the same instance does not read the file a second time;
 * whether its rows can be imported is always decided anew.
 */
final class Imports {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_BYTES_REMEMBERED = 32 << 20;
    /** Between two looks at the time, and before faults that nobody is told are dropped. */
    private static final int ROWS_TOGETHER = 500;

    private final Creations creations;
    private final StagedImports staged;
    private final Binder binder;
    private final Supplier<String> tokens;
    private final Cache<String, Content<?>> checked = Caffeine.newBuilder().expireAfterWrite(REMEMBERED)
            .maximumWeight(MOST_BYTES_REMEMBERED)
            .weigher((String token, Content<?> content) -> content.weight()).build();
    private final Supplier<Budget> budgets;

    /**
     * @param tokens  cannot be guessed
     * @param budgets for one file each
     */
    Imports(Creations creations, StagedImports staged, Binder binder, Supplier<String> tokens,
            Supplier<Budget> budgets) {
        this.creations = creations;
        this.staged = staged;
        this.binder = binder;
        this.tokens = tokens;
        this.budgets = budgets;
    }

    /** Who asks, about which kind of file. */
    record Request<R extends Record, C>(ImportType<R, C> type, Actor actor, String correlationId) {}

    /**
     * The verdict of every row, and a token under which the file can be committed. Nothing is written to the log.
     *
     * @throws Problem if the file cannot be read as a whole
     */
    Map<String, Object> check(Request<?, ?> request, byte[] file, Language language) {
        String token = tokens.get();
        Content<?> content = read(request, file);
        ImportReport report = report(request, content, token, (rows, complete) -> creations.examine(rows));
        Instant expiresAt = staged.stage(token, request.type().collection(), request.actor(), file);
        checked.put(token, content);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("token", token);
        told.put("expiresAt", expiresAt.toString());
        told.putAll(report.told(language));
        return told;
    }

    /**
     * Imports the rows against which nothing stands. A repeat gets the same answer; one whose answer got lost in the middle
     * goes on where it ended.
     *
     * @param all in one transaction, and only if nothing stands against any row
     * @return the report, to be told as JSON
     * @throws Problem if the token is not good, or with the report if {@code all} is asked and some row is bad
     */
    Object commit(Request<?, ?> request, String token, boolean all, Language language) {
        Content<?> known = checked.getIfPresent(token);
        return switch (staged.find(token, request.type().collection(), request.actor(), known == null)
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_IMPORT))) {
            case Settled(String earlier) -> ImportReport.told(earlier, language);
            case Waiting waiting -> {
                Content<?> content = known == null ? read(request, waiting.content()) : known;
                ImportReport report = report(request, content, token, (rows, complete) -> all && !complete
                        ? creations.examine(rows)
                        : creations.create(rows, all));
                if (all && report.bad() > 0) {
                    throw Problem.of(ProblemCode.ROWS_REFUSED, report.bad()).with("report", report.told(language));
                }
                checked.invalidate(token);
                yield staged.settle(token, report.kept()).<Object>map(earlier -> ImportReport.told(earlier, language))
                        .orElseGet(() -> report.told(language));
            }
        };
    }

    /**
     * What a file says.
     *
     * @param columns of every sheet that was read
     * @param remarks in each of them
     * @param ignored names of the sheets that were not
     * @param weight  in bytes, about
     */
    private record Content<C>(List<Columns> columns, List<List<Integer>> remarks, List<String> ignored,
            List<Reading<C>> rows, int weight) {}

    /**
     * A row of it.
     *
     * @param name     of the row within the file
     * @param omitted  how many more faults there are than are kept
     * @param commands null if there are faults
     */
    private record Reading<C>(String name, Columns columns, List<Integer> lines, List<Fault> faults, int omitted,
            @Nullable List<C> commands) {
        static <C> Reading<C> of(ParsedRow written, List<Fault> faults, @Nullable List<C> commands) {
            return new Reading<>(written.name(), written.columns(), written.lines(), faults, 0, commands);
        }

        /** With only so many faults. */
        Reading<C> keeping(int most) {
            return faults.size() <= most
                    ? this
                    : new Reading<>(name, columns, lines, List.copyOf(faults.subList(0, most)),
                            omitted + faults.size() - most, commands);
        }
    }

    private <R extends Record, C> Content<C> read(Request<R, C> request, byte[] file) {
        Layout layout = request.type().layout();
        Budget budget = budgets.get();
        Table.Content content = Table.read(file, layout.sheets().keySet(), budget);
        if (content.sheets().stream().allMatch(sheet -> sheet.rows().isEmpty())) {
            throw Problem.of(ProblemCode.NO_ROWS);
        }
        Faults faults = new Faults();
        List<Columns> columns = content.sheets().stream().map(sheet -> Columns.of(layout,
                content.sheets().size() > 1 ? sheet.name() : "", sheet, faults)).toList();
        faults.refuseIfAny();
        Cells cells = new Cells(content.dates1904());
        List<Reading<C>> readings = new ArrayList<>();
        int told = 0;
        for (int i = 0; i < columns.size(); i++) {
            List<Supplier<ParsedRow>> rows = ParsedRow.in(content.sheets().get(i), columns.get(i), cells);
            for (int from = 0; from < rows.size(); from += ROWS_TOGETHER) {
                budget.requireTime();
                // Rows have nothing to do with each other, and whoever sent them waits.
                for (Reading<C> row : rows.subList(from, Math.min(rows.size(), from + ROWS_TOGETHER)).parallelStream()
                        .map(row -> reading(request, row.get())).toList()) {
                    Reading<C> kept = row.keeping(ImportReport.MOST_CELLS_TOLD - told);
                    told += kept.faults().size();
                    readings.add(kept);
                }
            }
        }
        return new Content<>(columns, content.sheets().stream().map(Table.Sheet::remarks).toList(), content.ignored(),
                readings, content.weight());
    }

    private static ImportReport report(Request<?, ?> request, Content<?> content, String token, Judge judge) {
        List<Creation<?>> complete = content.rows().stream()
                .<Creation<?>>flatMap(reading -> creation(request, reading, token).stream()).toList();
        Iterator<Verdict> verdicts = judge.verdicts(complete, complete.size() == content.rows().size()).iterator();
        List<Row> rows = new ArrayList<>();
        for (Reading<?> reading : content.rows()) {
            rows.add(new Row(reading.columns(), reading.lines(), reading.faults(), reading.omitted(),
                    reading.commands() == null ? null : verdicts.next()));
        }
        return new ImportReport(content.columns(), content.remarks(), content.ignored(), rows);
    }

    // A token is known for one kind of file only, so the commands are those of its type.
    @SuppressWarnings("unchecked")
    private static <C> Optional<Creation<C>> creation(Request<?, ?> request, Reading<?> reading,
            String token) {
        return Optional.ofNullable((List<C>) reading.commands())
                .map(commands -> new Creation<>((AggregateType<C, ?, ?>) request.type().type(), commands,
                        request.actor(),
                        // No client can send a key with a space, so these meet no key of a single command; and a token
                        // stands for one file, whose rows need no hash.
                        new Idempotency("import " + token + " " + reading.name(), ""), request.correlationId()));
    }

    @FunctionalInterface
    private interface Judge {
        /** @param complete whether these are all rows, because no cell is bad */
        List<Verdict> verdicts(List<? extends Creation<?>> rows, boolean complete);
    }

    private <R extends Record, C> Reading<C> reading(Request<R, C> request, ParsedRow written) {
        List<Fault> inCells = written.faults();
        if (written.json() == null) {
            return Reading.of(written, inCells, null);
        }
        Faults inRow = new Faults(ParsedRow.MOST_FAULTS);
        Optional<Object> row = binder.bind(written.columns().layout().shape(), written.json(), inRow);
        if (row.isEmpty() || !inCells.isEmpty()) {
            // What a cell was replaced by, because it could not be understood, is nobody's fault.
            Set<String> told = inCells.stream().map(Fault::at).collect(Collectors.toSet());
            Stream<Fault> others = inRow.told().stream().filter(fault -> !isWithin(fault.at(), told));
            return Reading.of(written, Stream.concat(inCells.stream(), others).toList(), null);
        }
        try {
            return Reading.of(written, List.of(), request.type().commands(row.get()));
        } catch (Refusal unfit) {
            return Reading.of(written, Fault.of(unfit), null);
        }
    }

    private static boolean isWithin(String pointer, Set<String> told) {
        for (int end = pointer.length(); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
            if (told.contains(pointer.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
