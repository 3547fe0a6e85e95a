package govbackbone.kit.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import govbackbone.events.notice.About;
import govbackbone.events.notice.Message;
import govbackbone.kit.delivery.Collector.Payload;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.web.util.HtmlUtils;

/** Sends a delivery by mail, in Chinese, as plain text and as HTML. */
final class MailSender implements Delivery.Sender {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender mail;
    private final MailDirectory directory;
    private final String from;
    private final String publicUrl;
    private final Duration longest;

    /**
     * @param publicUrl of the gateway, without a slash at its end
     * @param longest   for everything that is said to the server about one mail; then the connection is broken off
     */
    MailSender(JavaMailSender mail, MailDirectory directory, String from, String publicUrl, Duration longest) {
        this.mail = mail;
        this.directory = directory;
        this.from = from;
        this.publicUrl = publicUrl;
        this.longest = longest;
    }

    @Override
    public void send(Delivery delivery) throws Delivery.Failed {
        List<String> to = directory.addresses(delivery.target());
        if (to.isEmpty()) {
            throw new Delivery.Failed("no mail address is configured");
        }
        FutureTask<Boolean> sending = new FutureTask<>(() -> {
            mail.send(write(Payload.of(delivery), to));
            return true;
        });
        Thread.ofVirtual().name("mail-" + delivery.id()).start(sending);
        try {
            sending.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Delivery.Failed("timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Delivery.Failed("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MailException || e.getCause() instanceof MessagingException) {
                throw new Delivery.Failed(e.getCause().getClass().getSimpleName());
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            sending.cancel(true);
        }
    }

    private MimeMessage write(Payload notice, List<String> to) throws MessagingException {
        Message message = notice.message();
        MimeMessage mime = mail.createMimeMessage();
        MimeMessageHelper parts = new MimeMessageHelper(mime, true, UTF_8);
        parts.setFrom(from);
        parts.setTo(to.toArray(String[]::new));
        parts.setSubject(message.title().zh());
        parts.setText(text(notice), html(notice));
        // Mails of one notice have one id, so a repeat is recognised.
        mime.setHeader("X-Backbone-Notice", notice.id());
        return mime;
    }

    private String text(Payload notice) {
        return """
                %s：

                %s

                详情：%s
                （本邮件由政务数字底座自动发出，请勿直接回复。）
                """.formatted(notice.toName(), notice.message().body().zh(), link(notice.message().about()));
    }

    private String html(Payload notice) {
        String link = HtmlUtils.htmlEscape(link(notice.message().about()));
        return """
                <!DOCTYPE html>
                <html lang="zh-CN">
                <body>
                <p>%s：</p>
                <p style="text-indent:2em">%s</p>
                <p>详情：<a href="%s">%s</a></p>
                <p><small>本邮件由政务数字底座自动发出，请勿直接回复。</small></p>
                </body>
                </html>
                """.formatted(HtmlUtils.htmlEscape(notice.toName()),
                HtmlUtils.htmlEscape(notice.message().body().zh()).replace("\n", "<br>"), link, link);
    }

    private String link(About about) {
        return publicUrl + "/api/" + about.collection() + "/" + about.id();
    }
}
