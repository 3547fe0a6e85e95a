package govbackbone.proposal.imports;

import govbackbone.events.proposal.CaseEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.imports.ImportType;
import govbackbone.proposal.cases.CaseCommand;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code /api/proposals/import}. */
@Configuration(proxyBeanMethods = false)
public class CaseImport {
    @Bean
    ImportType<?, ?> importedCases(AggregateType<CaseCommand, ?, CaseEvent> cases) {
        return new ImportType<>(CaseRow.class, cases, CaseRow::commands);
    }
}
