package govbackbone.registry.imports;

import govbackbone.events.registry.ProjectEvent;
import govbackbone.kit.decision.AggregateType;
import govbackbone.kit.imports.ImportType;
import govbackbone.registry.projects.ProjectCommand;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code /api/projects/import}. */
@Configuration(proxyBeanMethods = false)
public class FilingImport {
    @Bean
    ImportType<?, ?> importedFilings(AggregateType<ProjectCommand, ?, ProjectEvent> projects) {
        return new ImportType<>(FilingRow.class, projects, FilingRow::commands);
    }
}
