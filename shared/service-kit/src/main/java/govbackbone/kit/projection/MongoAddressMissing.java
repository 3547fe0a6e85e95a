package govbackbone.kit.projection;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Nobody says where MongoDB is, or says so under a key that is no longer read. Values are not told: they hold a password. */
final class MongoAddressMissing extends IllegalStateException {
    private static final String FORMER = "backbone.mongodb.uri";
    private static final String ADDRESS = "spring.mongodb.uri";

    private MongoAddressMissing(String message) {
        super(message);
    }

    static void requireConfigured(Environment environment) {
        if (environment.containsProperty(FORMER)) {
            throw new MongoAddressMissing("配置项" + FORMER + "已停用，请改为" + ADDRESS + "。 " + FORMER
                    + " is no longer read: rename it to " + ADDRESS + ".");
        }
        if (!environment.containsProperty(ADDRESS) && !environment.containsProperty("spring.mongodb.host")) {
            throw new MongoAddressMissing(
                    "未配置MongoDB地址，请设置" + ADDRESS + "。 The address of MongoDB is missing: set " + ADDRESS + ".");
        }
    }

    /** Tells the sentence instead of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<MongoAddressMissing> {
        @Override
        protected FailureAnalysis analyze(Throwable start, MongoAddressMissing cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }
}
