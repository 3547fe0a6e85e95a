package govbackbone.registry;

import govbackbone.kit.ServiceKit;
import govbackbone.kit.http.ServiceTitle;
import govbackbone.registry.assets.AssetConfiguration;
import govbackbone.registry.documents.ProjectPaperConfiguration;
import govbackbone.registry.imports.FilingImport;
import govbackbone.registry.notices.NoticeWordingConfiguration;
import govbackbone.registry.overlap.OverlapConfiguration;
import govbackbone.registry.plans.ListedProjects;
import govbackbone.registry.plans.PlanConfiguration;
import govbackbone.registry.projects.ProjectConfiguration;
import govbackbone.registry.systems.SystemConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The service as a process of its own; the standalone launcher starts it beside the gateway instead. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ServiceKit.class, PlanConfiguration.class, ListedProjects.class, SystemConfiguration.class,
    ProjectConfiguration.class,
    AssetConfiguration.class, OverlapConfiguration.class, ProjectPaperConfiguration.class,
    NoticeWordingConfiguration.class,
    FilingImport.class})
public class ProjectRegistryServiceApplication {
    /** Of its configuration, its log and its documents, and at the gateway. */
    public static final String NAME = "project-registry";

    static void main(String[] arguments) {
        ServiceKit.run(ProjectRegistryServiceApplication.class, NAME, arguments);
    }

    @Bean
    ServiceTitle title() {
        return new ServiceTitle("政务信息化项目备案服务", "Filing and review of government IT projects", "1.0.0");
    }
}
