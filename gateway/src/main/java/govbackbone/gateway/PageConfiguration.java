package govbackbone.gateway;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

import static govbackbone.gateway.PublicFile.reading;

/** The dashboard at the root: static files. What it shows it reads from the API, with the token of whoever looks. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {
    static final List<String> FILES = List.of("page.css", "page.js", "api.js", "charts.js", "dialog.js", "dom.js",
            "summary.js",
            "texts.js", "thread.js", "tiles.js", "view.js");

    @Bean
    RouterFunction<ServerResponse> page() {
        RouterFunctions.Builder routes = RouterFunctions.route().route(reading("/"), PublicFile.own("page/index.html"));
        for (String file : FILES) {
            routes.route(reading("/page/" + file), PublicFile.own("page/" + file));
        }
        String version = PublicFile.version("org.mvnpm", "echarts");
        return routes.route(reading("/page/echarts.js"), PublicFile.of(
                "META-INF/resources/_static/echarts/" + version + "/dist/echarts.common.min.js", version)).build();
    }
}
