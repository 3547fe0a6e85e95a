package govbackbone.kit.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import govbackbone.kit.command.Creation;
import govbackbone.kit.command.Creation.Verdict;
import govbackbone.kit.command.Creations;
import govbackbone.kit.command.Submission.Idempotency;
import govbackbone.kit.decision.Actor;
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
import govbackbone.kit.imports.Table.Content;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks files and commits them. Its methods block. */
final class Imports {
    private final Creations creations;
    private final StagedImports staged;
    private final Binder binder;
    private final Supplier<String> tokens;

    /** @param tokens cannot be guessed */
    Imports(Creations creations, StagedImports staged, Binder binder, Supplier<String> tokens) {
        this.creations = creations;
        this.staged = staged;
        this.binder = binder;
        this.tokens = tokens;
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
        ImportReport report = report(request, file, token, "", (rows, complete) -> creations.examine(rows));
        Instant expiresAt = staged.stage(token, request.type().collection(), request.actor(), file);
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
     * @throws Problem if the token is not good, or with the report if {@code all} is asked and some row is bad
     */
    JsonNode commit(Request<?, ?> request, String token, boolean all, Language language) {
        String outcome = switch (staged.find(token, request.type().collection(), request.actor())
                .orElseThrow(() -> Problem.of(ProblemCode.UNKNOWN_IMPORT))) {
            case Settled(String earlier) -> earlier;
            case Waiting waiting -> {
                ImportReport report = report(request, waiting.content(), token, waiting.hash(),
                        (rows, complete) -> all && !complete
                                ? creations.examine(rows)
                                : creations.create(rows, all));
                if (all && report.bad() > 0) {
                    throw Problem.of(ProblemCode.ROWS_REFUSED, report.bad()).with("report", report.told(language));
                }
                yield staged.settle(token, inEveryLanguage(report));
            }
        };
        return JsonMapper.shared().readTree(outcome).get(language.tag());
    }

    /** The language of a later repeat is not known yet. */
    private static String inEveryLanguage(ImportReport report) {
        ObjectNode told = JsonMapper.shared().createObjectNode();
        for (Language language : Language.values()) {
            told.set(language.tag(), JsonMapper.shared().valueToTree(report.told(language)));
        }
        return told.toString();
    }

    private <R extends Record, C> ImportReport report(Request<R, C> request, byte[] file, String token, String hash,
            Judge judge) {
        Layout layout = request.type().layout();
        Content content = Table.read(file, layout.sheets().keySet());
        if (content.sheets().stream().allMatch(sheet -> sheet.rows().isEmpty())) {
            throw Problem.of(ProblemCode.NO_ROWS);
        }
        Faults faults = new Faults();
        List<Columns> columns = content.sheets().stream().map(sheet -> Columns.of(layout,
                content.sheets().size() > 1 ? sheet.name() : "", sheet, faults)).toList();
        faults.refuseIfAny();
        Cells cells = new Cells(content.dates1904());
        List<Reading<C>> readings = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (Written row : Written.in(content.sheets().get(i), columns.get(i), cells)) {
                readings.add(reading(request, row, token, hash));
            }
        }
        List<Creation<C>> complete = readings.stream()
                .flatMap(reading -> Optional.ofNullable(reading.creation()).stream()).toList();
        Iterator<Verdict> verdicts = judge.verdicts(complete, complete.size() == readings.size()).iterator();
        List<Row> rows = new ArrayList<>();
        for (Reading<C> reading : readings) {
            rows.add(new Row(reading.row().columns(), reading.row().lines(), reading.faults(),
                    reading.creation() == null ? null : verdicts.next()));
        }
        return new ImportReport(columns, content.ignored(), rows);
    }

    @FunctionalInterface
    private interface Judge {
        /** @param complete whether these are all rows, because no cell is bad */
        List<Verdict> verdicts(List<? extends Creation<?>> rows, boolean complete);
    }

    /** @param creation null if there are faults */
    private record Reading<C>(Written row, List<Fault> faults, @Nullable Creation<C> creation) {}

    private <R extends Record, C> Reading<C> reading(Request<R, C> request, Written written, String token,
            String hash) {
        List<Fault> inCells = written.faults();
        if (written.json() == null) {
            return new Reading<>(written, inCells, null);
        }
        Faults inRow = new Faults(Written.MOST_FAULTS);
        Optional<Object> row = binder.bind(written.columns().layout().shape(), written.json(), inRow);
        if (row.isEmpty() || !inCells.isEmpty()) {
            // What a cell was replaced by, because it could not be understood, is nobody's fault.
            Stream<Fault> others = inRow.told().stream().filter(fault -> inCells.stream()
                    .noneMatch(told -> (fault.at() + "/").startsWith(told.at() + "/")));
            return new Reading<>(written, Stream.concat(inCells.stream(), others).toList(), null);
        }
        try {
            return new Reading<>(written, List.of(), new Creation<>(request.type().type(),
                    request.type().commands(row.get()), request.actor(),
                    // No client can send a key with a space, so these meet no key of a single command.
                    new Idempotency("import " + token + " " + written.name(), hash), request.correlationId()));
        } catch (Refusal unfit) {
            return new Reading<>(written, Fault.of(unfit), null);
        }
    }
}
