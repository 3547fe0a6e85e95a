package govbackbone.deploy;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

import govbackbone.deploy.SigningKey.Holder;
import govbackbone.embedded.StoreFailure;
import govbackbone.events.UnitCode;
import govbackbone.kit.decision.Role;
import govbackbone.proposal.ProposalServiceApplication;
import govbackbone.registry.ProjectRegistryServiceApplication;
import govbackbone.reporting.ReportingServiceApplication;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tools.jackson.databind.JsonNode;

/** The one command for people: {@code run}, {@code token}, {@code demo}. */
public final class Backbone {
    /** Every service of the product. Each listens on the next port after the gateway's, in this order. */
    static final List<HostedApplication> SERVICES = List
            .of(new HostedApplication(ProposalServiceApplication.NAME, ProposalServiceApplication.class, true),
                    new HostedApplication(ProjectRegistryServiceApplication.NAME,
                            ProjectRegistryServiceApplication.class, true),
                    new HostedApplication(ReportingServiceApplication.NAME, ReportingServiceApplication.class, false));
    private static final UnitCode BUREAU = new UnitCode(PublishedFigure.BUREAU);
    private static final Holder ANALYST = new Holder("sample-analyst", "示例数据分析人员", BUREAU,
            List.of(Role.ANALYST, Role.AUDITOR));
    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(12);
    private static final int MOST_DAYS = 30;
    /** Of a token that is shown on a terminal, where it may stay. */
    private static final Duration SHOWN_LIFETIME = Duration.ofMinutes(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String HELP = """
            数字政府底座  Digital government backbone

            backbone run   [--port N]           启动网关、服务与内置数据库（默认端口 8080）
                                                start gateway, services and embedded databases
            backbone token ROLE[,ROLE…]         打印一个身份令牌（默认 12 小时有效）
                     [--unit CODE] [--name NAME] [--subject ID] [--days N]
                                                print an access token (valid for 12 hours, or up to 30 days)
                                                不写 --unit 即为本局人员  of the bureau unless --unit says otherwise
            backbone demo  [--port N] [--exit]  启动并载入 2020 年示例数据；--exit 载入后即停止
                                                start, load the sample year 2020; --exit stops after loading
            backbone help                       打印本说明  print this

            数据目录 Data directory: $BACKBONE_DATA（默认 default .backbone）
            角色 Roles:
            """;

    private final DataDirectory data;
    private final PrintStream out;
    private final PrintStream err;

    Backbone(DataDirectory data, PrintStream out, PrintStream err) {
        this.data = data;
        this.out = out;
        this.err = err;
    }

    static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        DataDirectory data = DataDirectory.at(Path.of(System.getenv().getOrDefault("BACKBONE_DATA", ".backbone")));
        int status = new Backbone(data, out, err).execute(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }

    /** @return the exit status: 0, 1 if it could not be done, 2 if it was not understood */
    int execute(List<String> words) {
        try {
            CommandLine line = CommandLine.of(words);
            switch (line.command()) {
                case "run" -> {
                    line.allow(0, "--port");
                    run(ports(line), null, false);
                }
                case "demo" -> {
                    line.allow(0, "--port", "--exit");
                    run(ports(line), Scenario.of2020(), line.has("--exit"));
                }
                case "token" -> {
                    line.allow(1, "--unit", "--name", "--subject", "--days");
                    Holder holder = holder(line);
                    Duration lifetime = lifetime(line);
                    out.println(data.signingKey().token(holder, Instant.now(), lifetime));
                }
                case "help", "--help", "-h" -> out.println(HELP + roles());
                default -> throw line.unknown("run", "token", "demo", "help");
            }
            return 0;
        } catch (CommandLine.Misunderstood e) {
            err.println(e.getMessage() + "\n\n" + HELP + roles());
            return 2;
        } catch (Refused e) {
            err.println(e.getMessage());
            return 1;
        } catch (StoreFailure e) {
            err.println("内置数据库无法启动：" + e.getMessage() + "\nThe embedded database does not start; its log is "
                    + data.postgres().resolve("postgres.log"));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (IOException | SQLException | RuntimeException e) {
            LoggerFactory.getLogger(Backbone.class).error("Failed", e);
            err.println("未能完成：" + rootOf(e) + "\nFailed; details are in " + data.log());
            return 1;
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    private static Ports ports(CommandLine line) {
        return new Ports(line.number("--port", 8080, 1024, 64_000));
    }

    private static Duration lifetime(CommandLine line) {
        return line.has("--days") ? Duration.ofDays(line.number("--days", 1, 1, MOST_DAYS)) : DEFAULT_LIFETIME;
    }

    private static Holder holder(CommandLine line) {
        List<Role> roles = Arrays.stream(line.operands().getFirst().split(",", -1)).map(Backbone::role).distinct()
                .toList();
        UnitCode unit = line.option("--unit")
                .map(code -> UnitCode.parse(code).orElseThrow(() -> new Refused("不是有效的统一社会信用代码：" + code,
                        "Not a unified social credit code: " + code)))
                .orElse(BUREAU);
        String ids = roles.stream().map(Role::id).collect(Collectors.joining("+"));
        String name = line.option("--name").orElse(roles.stream().map(Role::zh).collect(Collectors.joining("、")));
        String subject = line.option("--subject").orElse("local:" + line.option("--name").orElse(ids));
        if (name.isBlank() || name.length() > 50 || subject.isBlank() || subject.length() > 100
                || (name + subject).chars().anyMatch(Character::isISOControl)) {
            throw new Refused("姓名应为1至50字，账号应为1至100字。", "A name has 1 to 50 characters, a subject 1 to 100.");
        }
        return new Holder(subject, name, unit, roles);
    }

    private static Role role(String id) {
        return Role.of(id).orElseThrow(() -> new Refused("没有角色“" + id + "”。可用角色：",
                "There is no role \"" + id + "\". Roles:\n" + roles()));
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(role -> "  %-18s %s  %s".formatted(role.id(), role.zh(), role.en()))
                .collect(Collectors.joining("\n"));
    }

    private void run(Ports ports, @Nullable List<Scenario> scenarios, boolean exit)
            throws IOException, SQLException, InterruptedException {
        // Boot would set up logging once per context and on the terminal.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        System.setProperty("logback.configurationFile", "backbone-logback.xml");
        System.setProperty("backbone.log", data.log().toString());
        System.setProperty("axoniq.update-checker.disabled", "true");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerFactory.getLogger(Backbone.class).info("Starting on {}", data.root());
        err.println("正在启动…  Starting…");
        Product product = Product.start(data, ports, SERVICES);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            err.println("正在停止…  Stopping…");
            product.close();
            stopped.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        var _ = product.lost().thenRun(stopped::countDown);
        awaitViews(product);
        URI door = URI.create("http://localhost:" + ports.door());
        greet(door);
        if (scenarios != null) {
            load(door, scenarios);
        }
        if (exit) {
            Runtime.getRuntime().removeShutdownHook(stop);
            product.close();
        } else {
            stopped.await();
            if (product.lost().isDone()) {
                Runtime.getRuntime().removeShutdownHook(stop);
                product.close();
                StoreFailure why = product.lost().join();
                throw new Refused("内置数据库已停止，且无法重新启动，底座随之停止：" + why.getMessage(),
                        "The embedded database has stopped and cannot be started again, so the backbone stops: "
                                + why.getMessage());
            }
        }
    }

    private void awaitViews(Product product) throws InterruptedException {
        Views views = product.views();
        Progress progress = new Progress(err, InstantSource.system());
        while (views.areBeingBuilt() && !product.lost().isDone()) {
            progress.tell(views::progress);
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void greet(URI door) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        out.println("""
                数字政府底座已就绪，用时 %1$.1f 秒。  The backbone is ready after %1$.1f s.
                  接口 API       %2$s/api/proposals
                  文档 Docs      %2$s/docs
                  健康 Health    %2$s/health
                  令牌 Token     ./backbone token office   （Authorization: Bearer …）
                  数据 Data      %3$s
                  停止 Stop      Ctrl-C""".formatted(seconds, door, data.root()));
    }

    private void load(URI door, List<Scenario> scenarios) throws IOException, InterruptedException {
        scenarios.forEach(scenario -> out.println("\n" + scenario.label().zh() + "\n" + scenario.label().en()));
        Instant begin = Instant.now();
        Demo demo = Demo.load(door, scenarios, data.signingKey(), begin, new Progress(err, InstantSource.system()));
        double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
        SortedMap<String, JsonNode> cases = demo.views("proposals");
        List<PublishedFigure> figures = demo.figures();
        int letters = demo.saveLetters(cases, data.documents());
        demo.saveSummary(data.documents());
        out.println("""

                已载入，共 %1$d 步，用时 %2$.1f 秒。公开总结所载与本系统台账：
                Loaded in %1$d steps, after %2$.1f s. What was published, and what the ledger says:""".formatted(
                demo.steps(), seconds));
        figures.forEach(figure -> out.printf("  %-16s %-20s %s  %s%n", figure.published(), figure.found(), figure.zh(),
                figure.en()));
        out.println("""
                答复函 %1$d 份、年度总结 1 份，存于 %2$s  %1$d reply letters and the annual summary saved there
                  首页 Dashboard  %3$s/?asOf=2020-09-25#token=%5$s
                    （30 分钟内有效；此后请用 ./backbone token analyst,auditor 另取  valid for 30 minutes）
                  TOKEN=$(./backbone token office)
                  curl -H "Authorization: Bearer $TOKEN" "%3$s/api/proposals?limit=20"
                  curl -H "Authorization: Bearer $TOKEN" "%3$s/api/proposals/%4$s/history"
                  curl -H "Authorization: Bearer $TOKEN" "%3$s/api/projects/summary.csv?by=year,unitName\"""".formatted(
                letters,
                data.documents(), door, cases.firstEntry().getValue().path("id").asString(), data.signingKey()
                        .token(ANALYST, Instant.now(), SHOWN_LIFETIME)));
        if (!figures.stream().allMatch(PublishedFigure::agrees)) {
            throw new Refused("结果与公开的年度总结不一致。", "The result does not agree with the published summary.");
        }
    }
}
