package govbackbone.deploy;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * All modules share the product's classpath, so each context would configure itself for all of them. This drops, by
 * package, the auto-configurations that a context names in {@value #PROPERTY}.
 */
final class ForeignAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {
    static final String PROPERTY = "backbone.foreign-auto-configurations";

    private List<String> foreign = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        foreign = List.of(environment.getProperty(PROPERTY, String[].class, new String[0]));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = Objects.requireNonNullElse(classes[i], "");
            kept[i] = foreign.stream().noneMatch(prefix -> name.startsWith(prefix + "."));
        }
        return kept;
    }
}
