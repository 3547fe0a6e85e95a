package govbackbone.registry.projects;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import govbackbone.events.registry.Defect;
import govbackbone.events.registry.Filing;
import govbackbone.events.registry.FilingKind;
import govbackbone.events.registry.Indicator;
import govbackbone.events.registry.LineItem;
import govbackbone.events.registry.Nature;
import govbackbone.events.registry.ProjectEvent;
import govbackbone.events.registry.ProjectEvent.*;
import govbackbone.kit.decision.Context;
import govbackbone.kit.decision.Objections;
import govbackbone.kit.decision.Refusal;
import govbackbone.registry.projects.Project.Filed;
import govbackbone.registry.projects.ProjectCommand.*;
import govbackbone.registry.systems.GovSystems;
import org.jspecify.annotations.Nullable;

import static govbackbone.registry.projects.ProjectDecider.*;
import static govbackbone.registry.projects.ProjectRejection.*;

/**
 * The filing (申报): what is drafted must not be wrong, what is submitted must be complete (备案内容, 国办发〔2019〕57号).
 */
final class FilingRules {
    /** In 分: how far a rounded amount may be from quantity × unit price. */
    private static final BigDecimal ROUNDING = BigDecimal.valueOf(50);
    private static final int CRYPTO_PLAN_FROM_LEVEL = 3;

    private FilingRules() {}

    /** Dates in order, lines told apart, every amount the product of quantity and price. */
    static List<ProjectEvent> draftFiling(Filed state, DraftFiling c, Context context) {
        LocalDate on = context.orToday(c.draftedOn());
        Objections objections = new Objections();
        dated(objections, on, "/draftedOn", state.since(), context);
        objections.unless(!c.endsOn().isBefore(c.startsOn()), PERIOD_REVERSED, "/endsOn", c.endsOn(), c.startsOn())
                .unless((c.nature() == Nature.OPERATION) == (state.kind() == FilingKind.OPERATION),
                        NATURE_NOT_OF_KIND, "/nature");
        List<LineEntry> lines = orEmpty(c.lines());
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String pointer = "/lines/" + i;
            objections.unless(numbers.add(lines.get(i).no()), LINE_TWICE, pointer + "/no", lines.get(i).no());
            product(objections, lines.get(i), pointer);
        }
        objections.refuseIfAny();
        return List.of(new FilingDrafted(on, filing(c, lines)));
    }

    private static void product(Objections objections, LineEntry line, String pointer) {
        BigDecimal quantity = new BigDecimal(line.quantity());
        BigDecimal product = quantity.multiply(BigDecimal.valueOf(line.unitPriceFen()));
        BigDecimal difference = product.subtract(BigDecimal.valueOf(line.amountFen())).abs();
        boolean fits = difference.signum() == 0
                || (line.rounded() && line.basis() != null && difference.compareTo(ROUNDING) <= 0);
        objections.unless(quantity.signum() > 0, QUANTITY_NOT_POSITIVE, pointer + "/quantity")
                .unless(fits, AMOUNT_NOT_PRODUCT, pointer + "/amountFen", line.amountFen(),
                        product.stripTrailingZeros().toPlainString());
    }

    private static Filing filing(DraftFiling c, List<LineEntry> lines) {
        return new Filing(c.nature(), c.competentAuthority(), c.startsOn(), c.endsOn(), c.goals(),
                orEmpty(c.indicators()).stream().map(i -> new Indicator(i.name(), i.measure(), i.target())).toList(),
                c.basis(), c.content(), orEmpty(c.functions()), c.fundSource(), c.totalFen(),
                lines.stream().map(line -> new LineItem(line.no(), line.category(), line.name(), line.specification(),
                        line.measure(), new BigDecimal(line.quantity()), line.unitPriceFen(), line.amountFen(),
                        line.basis())).toList(),
                c.yearlyOperationFen(), orEmpty(c.systems()), orEmpty(c.sharedResources()), c.notSharingReason(),
                orEmpty(c.neededResources()), c.cloudNeed(), c.networkNeed(), c.gradingLevel(), c.cryptoPlan(),
                c.earlierProject(), c.postEvaluation());
    }

    /** Everything that a filing must have, all that is missing at once. */
    static List<ProjectEvent> submitFiling(Filed state, SubmitFiling c, GovSystems systems, Context context) {
        LocalDate on = context.orToday(c.submittedOn());
        Filing filing = state.filing();
        if (filing == null) {
            throw Refusal.of(FILING_MISSING);
        }
        Objections objections = new Objections();
        dated(objections, on, "/submittedOn", state.since(), context);
        long sum = filing.lines().stream().mapToLong(LineItem::amountFen).sum();
        boolean builtOnAnother = filing.nature() == Nature.EXTENSION || filing.nature() == Nature.UPGRADE;
        objections.unless(!filing.lines().isEmpty(), LINES_MISSING, "")
                .unless(filing.totalFen() > 0, TOTAL_ZERO, "")
                .unless(filing.totalFen() == sum, TOTAL_NOT_SUM, "", filing.totalFen(), sum)
                .unless(!filing.indicators().isEmpty(), INDICATORS_MISSING, "")
                .unless(!filing.sharedResources().isEmpty() || filing.notSharingReason() != null, SHARING_UNSTATED, "")
                .unless(filing.gradingLevel() < CRYPTO_PLAN_FROM_LEVEL || filing.cryptoPlan() != null,
                        CRYPTO_PLAN_MISSING, "")
                .unless(!builtOnAnother || isStated(filing.earlierProject(), filing.postEvaluation()),
                        EARLIER_PROJECT_MISSING, "")
                .unless(state.kind() != FilingKind.OPERATION || !filing.systems().isEmpty(), SYSTEMS_MISSING, "");
        operable(objections, state, systems, on);
        objections.refuseIfAny();
        return List.of(new ProjectSubmitted(on, state.submissions() + 1, filing.totalFen()));
    }

    /**
     * No money to operate a system that is not in the catalogue, does not share what it has to, or is not secure
     * (国办发〔2019〕57号: 未按要求共享数据资源、未纳入目录、不符合密码应用和网络安全要求的, 不安排运行维护经费).
     */
    static void operable(Objections objections, Filed state, GovSystems systems, LocalDate on) {
        if (state.kind() != FilingKind.OPERATION || state.filing() == null) {
            return;
        }
        for (String number : state.filing().systems()) {
            Optional<GovSystems.Entry> found = systems.find(number);
            objections.unless(found.isPresent(), SYSTEM_NOT_IN_CATALOGUE, "", number);
            found.ifPresent(system -> objections
                    .unless(system.retiredOn() == null, SYSTEM_RETIRED, "", number, system.name())
                    .unless(system.owed().isEmpty(), SHARING_OWED, "", number, system.name(), system.owed())
                    .unless(system.isProtectedOn(on), PROTECTION_EXPIRED, "", number, system.name(), on)
                    .unless(system.isEncryptedOn(on), CRYPTOGRAPHY_EXPIRED, "", number, system.name(), on));
        }
    }

    private static boolean isStated(@Nullable String... texts) {
        for (String text : texts) {
            if (text == null) {
                return false;
            }
        }
        return true;
    }

    static List<ProjectEvent> checkForm(Filed state, CheckForm c, Context context) {
        return List.of(new FormChecked(dated(state, c.checkedOn(), "/checkedOn", context), c.note()));
    }

    static List<ProjectEvent> returnForCorrection(Filed state, ReturnForCorrection c, Context context) {
        return List.of(new FilingReturned(dated(state, c.returnedOn(), "/returnedOn", context),
                c.defects().stream().map(d -> new Defect(d.part(), d.correction())).toList()));
    }
}
