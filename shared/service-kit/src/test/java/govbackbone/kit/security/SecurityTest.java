package govbackbone.kit.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecurityTest {
    private static final TestKey OLD = TestKey.generate();
    private static final TestKey TRUSTED = TestKey.generate();
    private static final TestKey FOREIGN = TestKey.generate();
    private static final String UNIT = "11440400MB2C00000C";

    private static final AnnotationConfigApplicationContext CONTEXT = new AnnotationConfigApplicationContext();
    private static WebTestClient client = WebTestClient.bindToServer().build();

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        Path pem = Files.writeString(directory.resolve("public.pem"), OLD.pem() + TRUSTED.pem());
        CONTEXT.setEnvironment(
                new MockEnvironment().withProperty("backbone.security.public-key", pem.toUri().toString()));
        CONTEXT.register(Service.class);
        CONTEXT.refresh();
        client = WebTestClient.bindToApplicationContext(CONTEXT).build();
    }

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    @Test
    void a_good_token_becomes_the_actor() {
        String actor = get("/who", TRUSTED.sign(header(), claims("name", "示例用户", "unit", UNIT, "roles",
                List.of("office", "auditor", "role-of-another-system")))).expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody();
        assertThat(actor).isEqualTo("u1 示例用户 " + UNIT + " [auditor, office]");
    }

    @Test
    void the_name_defaults_to_the_subject_and_no_roles_are_no_rights() {
        get("/who", TRUSTED.sign(header(), claims())).expectStatus().isOk().expectBody(String.class)
                .isEqualTo("u1 u1 null []");
    }

    @Test
    void every_key_of_the_file_is_trusted_so_that_keys_can_be_changed() {
        get("/who", OLD.sign(header("kid", OLD.pair().getKeyID()), claims())).expectStatus().isOk();
    }

    @Test
    void a_token_may_be_half_a_minute_late() {
        long now = Instant.now().getEpochSecond();
        get("/who", TRUSTED.sign(header(), claims("exp", now - 20, "nbf", now + 20))).expectStatus().isOk();
    }

    @Test
    void only_the_openapi_document_and_what_is_published_are_public() {
        client.get().uri("/api/public/none").exchange().expectStatus().isNotFound();
        client.post().uri("/api/public/none").exchange().expectStatus().isUnauthorized();
        client.get().uri("/api/publicity").exchange().expectStatus().isUnauthorized();
        client.get().uri("/api/public/none").header("Authorization", "Bearer garbage").exchange().expectStatus()
                .isUnauthorized();
        client.get().uri("/openapi.json").exchange().expectStatus().isOk();
        client.get().uri("/who").exchange().expectStatus().isUnauthorized();
        client.get().uri("/unknown").exchange().expectStatus().isUnauthorized();
        client.get().uri("/actuator/health").exchange().expectStatus().isUnauthorized();
        client.get().uri("/openapi.json/../who").exchange().expectStatus().is4xxClientError();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void a_forged_or_unsuitable_token_is_refused(String attack, String token) {
        get("/who", token).expectStatus().isUnauthorized().expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer error=\"invalid_token\"").expectBody().jsonPath("$.code")
                .isEqualTo("UNAUTHENTICATED");
    }

    static Stream<Arguments> attacks() throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        String good = TRUSTED.sign(header(), claims());
        String body = good.substring(0, good.lastIndexOf('.'));
        String payload = JSONObjectUtils.toJSONString(claims());
        return Stream.of(arguments("no algorithm", encode(header("alg", "none")) + "." + encode(claims()) + "."),
                arguments("no algorithm in disguise",
                        encode(header("alg", "nOnE")) + "." + encode(claims()) + "." + Base64URL.encode("x")),
                arguments("symmetric, keyed with the public key", confused(TRUSTED)),
                arguments("another asymmetric algorithm", TRUSTED.sign(header("alg", "RS512"), claims())),
                arguments("a foreign key", FOREIGN.sign(header(), claims())),
                arguments("an unknown key id", TRUSTED.sign(header("kid", "unknown"), claims())),
                arguments("a key id that is a path", TRUSTED.sign(header("kid", "../../public.pem"), claims())),
                arguments("a key address of the attacker",
                        FOREIGN.sign(header("jku", "http://127.0.0.1:9/jwks.json", "kid", FOREIGN.pair().getKeyID()),
                                claims())),
                arguments("a certificate address of the attacker",
                        FOREIGN.sign(header("x5u", "http://127.0.0.1:9/c.pem"), claims())),
                arguments("a key in the header",
                        FOREIGN.sign(header("jwk", FOREIGN.pair().toPublicJWK().toJSONObject(), "kid",
                                FOREIGN.pair().getKeyID()), claims())),
                arguments("an extension nobody understands",
                        TRUSTED.sign(header("crit", List.of("ext"), "ext", true), claims())),
                arguments("another audience", TRUSTED.sign(header(), claims("aud", "another"))),
                arguments("no audience", TRUSTED.sign(header(), claims("aud", null))),
                arguments("another issuer", TRUSTED.sign(header(), claims("iss", "urn:another"))),
                arguments("no issuer", TRUSTED.sign(header(), claims("iss", null))),
                arguments("an identity token", TRUSTED.sign(header("typ", "JWT"), claims())),
                arguments("no type", TRUSTED.sign(header("typ", null), claims())),
                arguments("expired", TRUSTED.sign(header(), claims("exp", now - 31))),
                arguments("never expiring", TRUSTED.sign(header(), claims("exp", null))),
                arguments("an expiry that is no number", TRUSTED.sign(header(), claims("exp", "tomorrow"))),
                arguments("not yet valid", TRUSTED.sign(header(), claims("nbf", now + 40))),
                arguments("oversized", TRUSTED.sign(header(), claims("padding", "x".repeat(9_000)))),
                arguments("a claim twice",
                        TRUSTED.sign(header(), payload.replace("{", "{\"sub\":\"somebody-else\","))),
                arguments("a changed signature", body + "." + Base64URL.encode(new byte[256])),
                arguments("no signature", body + "."), arguments("no payload", "a..c"), arguments("garbage", "garbage"),
                arguments("not base64", "a.b.c"), arguments("not JSON", TRUSTED.sign(header(), "nothing")),
                arguments("nested too deep", TRUSTED.sign(header(), "[".repeat(4_000))),
                arguments("no subject", TRUSTED.sign(header(), claims("sub", null))),
                arguments("a blank subject", TRUSTED.sign(header(), claims("sub", " "))),
                arguments("a subject that is no text", TRUSTED.sign(header(), claims("sub", List.of("u1")))),
                arguments("the backbone itself", TRUSTED.sign(header(), claims("sub", "backbone"))),
                arguments("the backbone in disguise", TRUSTED.sign(header(), claims("sub", "ＢａｃｋＢｏｎｅ"))),
                arguments("the backbone after a blank", TRUSTED.sign(header(), claims("sub", " backbone"))),
                arguments("a subject that ends with a full-width blank",
                        TRUSTED.sign(header(), claims("sub", "u1\u3000"))),
                arguments("a line separator in the subject", TRUSTED.sign(header(), claims("sub", "u\u20281"))),
                arguments("a change of direction in the subject", TRUSTED.sign(header(), claims("sub", "u\u202E1"))),
                arguments("a control character in the subject", TRUSTED.sign(header(), claims("sub", "u\u00851"))),
                arguments("a null in the subject", TRUSTED.sign(header(), claims("sub", "u\u00001"))),
                arguments("an invisible letter in the name", TRUSTED.sign(header(), claims("name", "a\u200Bb"))),
                arguments("a line break in the name", TRUSTED.sign(header(), claims("name", "a\nb"))),
                arguments("a unit that is none", TRUSTED.sign(header(), claims("unit", "11440400MB2C000000"))),
                arguments("roles that are no list", TRUSTED.sign(header(), claims("roles", "admin"))));
    }

    @Test
    void two_tokens_are_none() {
        String good = TRUSTED.sign(header(), claims());
        client.get().uri("/who").header("Authorization", "Bearer " + good, "Bearer " + good).exchange().expectStatus()
                .isUnauthorized();
    }

    @Test
    void whoever_sends_no_token_is_told_how_to_in_their_language() {
        client.get().uri("/who").exchange().expectStatus().isUnauthorized().expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer").expectHeader().contentType("application/problem+json")
                .expectHeader().valueEquals("Content-Language", "zh-CN").expectBody().jsonPath("$.detail")
                .isEqualTo("请提供有效的访问令牌。").jsonPath("$.status").isEqualTo(401);
        client.get().uri("/who").header("Accept-Language", "en-GB, zh;q=0.5").exchange().expectBody()
                .jsonPath("$.detail").isEqualTo("A valid access token is needed.");
        client.get().uri("/who").header("Accept-Language", "?;q=x").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void what_the_service_forbids_is_a_problem_too() {
        get("/forbidden", TRUSTED.sign(header(), claims())).expectStatus().isForbidden().expectBody()
                .jsonPath("$.code").isEqualTo("FORBIDDEN");
    }

    @Test
    void answers_carry_protective_headers_and_no_session() {
        get("/who", TRUSTED.sign(header(), claims())).expectHeader().valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader().valueEquals("X-Frame-Options", "DENY").expectHeader()
                .valueEquals("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'").expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void without_a_key_nothing_starts(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> TokenDecoder.of(new SecurityProperties(null, "i", "a"), new MockEnvironment()))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("backbone.security.public-key");
        Path file = Files.writeString(directory.resolve("key.pem"), "nothing");
        assertThatThrownBy(() -> TokenDecoder
                .of(new SecurityProperties(new FileSystemResource(file), "i", "a"), new MockEnvironment()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_file_and_an_identity_provider_exclude_each_other() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:9/realm");
        assertThatThrownBy(() -> TokenDecoder
                .of(new SecurityProperties(new FileSystemResource("key.pem"), "i", "a"), environment))
                .isInstanceOf(IllegalStateException.class);
    }

    private static ResponseSpec get(String path, String token) {
        return client.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private static Map<String, Object> header(@Nullable Object... changes) {
        return changed(Map.of("alg", "RS256", "typ", "at+jwt", "kid", TRUSTED.pair().getKeyID()), changes);
    }

    private static Map<String, Object> claims(@Nullable Object... changes) {
        return changed(Map.of("iss", "urn:govbackbone:local", "aud", "govbackbone", "sub", "u1", "exp",
                Instant.now().getEpochSecond() + 60), changes);
    }

    private static Map<String, Object> changed(Map<String, Object> usual, @Nullable Object... changes) {
        Map<String, Object> result = new HashMap<>(usual);
        for (int i = 0; i < changes.length; i += 2) {
            String key = String.valueOf(changes[i]);
            Object value = changes[i + 1];
            if (value == null) {
                result.remove(key);
            } else {
                result.put(key, value);
            }
        }
        return result;
    }

    private static String encode(Map<String, Object> json) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(json)).toString();
    }

    private static String confused(TestKey key) throws GeneralSecurityException {
        String body = encode(header("alg", "HS256")) + "." + encode(claims());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.pem().getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        return body + "." + Base64URL.encode(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @Import(SecurityConfiguration.class)
    static class Service {
        @Bean
        RouterFunction<ServerResponse> routes() {
            return RouterFunctions.route()
                    .GET("/who",
                            request -> Actors.current(request)
                                    .flatMap(actor -> ServerResponse.ok()
                                            .bodyValue("%s %s %s %s".formatted(actor.subject(), actor.name(),
                                                    actor.unit(),
                                                    actor.roles().stream().map(role -> role.id()).sorted().toList()))))
                    .GET("/forbidden", request -> Mono.error(new AccessDeniedException("no")))
                    .GET("/openapi.json", request -> ServerResponse.ok().bodyValue("{}")).build();
        }
    }
}
