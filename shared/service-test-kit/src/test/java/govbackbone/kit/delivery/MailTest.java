package govbackbone.kit.delivery;

import java.util.List;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import govbackbone.events.Wording;
import govbackbone.events.notice.Addressee;
import govbackbone.events.notice.Message;
import govbackbone.events.notice.NoticeKind;
import govbackbone.kit.command.Submission;
import govbackbone.kit.decision.Actor;
import govbackbone.kit.notice.NoticeCommand.Issue;
import govbackbone.kit.notice.NoticeConfiguration;
import govbackbone.kit.notice.Notices;
import govbackbone.testkit.hosted.HostedApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import static govbackbone.kit.notice.NoticeSamples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Mails of a running service to a real SMTP server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailTest {
    private static final GreenMail SERVER = server();
    private static final HostedApplication SERVICE = HostedApplication.ofKit(
            List.of(NoticeConfiguration.class, DeliveryConfiguration.class, DeliveryTest.Eager.class),
            "spring.mail.host=127.0.0.1", "spring.mail.port=" + SERVER.getSmtp().getPort(),
            "backbone.delivery.mail-from=backbone@example.com",
            "backbone.delivery.public-url=https://digital.example.com",
            "backbone.delivery.mail[0].to=unit:" + UNIT,
            "backbone.delivery.mail[0].mail=office@example.com,duty@example.com");

    private static int cause;

    private static GreenMail server() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        SERVER.stop();
    }

    private static void issue(Addressee to, Wording body) {
        Message sample = message(NoticeKind.DUNNING, ++cause);
        Message message = new Message(sample.kind(), sample.title(), body, sample.about(), sample.cause());
        SERVICE.submit(new Submission<>(Notices.TYPE, Notices.id(to, message), new Issue(to, "示例<单位>", message),
                Actor.BACKBONE, null, null, "test"));
    }

    private static BodyPart part(MimeMessage mail, String type) throws Exception {
        return find((Multipart) mail.getContent(), type);
    }

    private static BodyPart find(Multipart parts, String type) throws Exception {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return part;
            }
            if (part.isMimeType("multipart/*")) {
                return find((Multipart) part.getContent(), type);
            }
        }
        throw new MessagingException("No " + type);
    }

    @Test
    void whoever_is_in_the_directory_gets_a_mail_in_chinese_as_text_and_as_html() throws Exception {
        issue(Addressee.person("nobody"), new Wording("无人收到。", "Nobody."));
        issue(Addressee.unit(UNIT), new Wording("请于<7日>内办理。", "Within 7 days."));
        await().untilAsserted(() -> assertThat(SERVER.getReceivedMessages()).hasSizeGreaterThanOrEqualTo(2));

        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("关于示例件逾期的提醒");
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("backbone@example.com");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("office@example.com",
                "duty@example.com");
        assertThat(part(mail, "text/plain").getContent().toString()).contains("示例<单位>：", "请于<7日>内办理。",
                "https://digital.example.com/api/samples/case-1");
        assertThat(part(mail, "text/html").getContent().toString()).contains("示例&lt;单位&gt;：", "请于&lt;7日&gt;内办理。",
                "href=\"https://digital.example.com/api/samples/case-1\"").doesNotContain("<单位>");
        assertThat(part(mail, "text/plain").getContentType()).containsIgnoringCase("UTF-8");
    }
}
