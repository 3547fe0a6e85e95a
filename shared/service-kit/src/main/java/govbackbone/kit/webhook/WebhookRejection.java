package govbackbone.kit.webhook;

import govbackbone.kit.decision.Reason;

/** Every reason to refuse a command to a subscription. */
enum WebhookRejection implements Reason {
    WEBHOOKS_OFF(Kind.NOT_ALLOWED, "本系统未配置推送签名密钥，未启用推送。",
            "This installation has no key for signatures, so nothing is pushed."), //
    URL_MALFORMED(Kind.UNACCEPTABLE, "须为完整的https地址，不带片段；中文域名须写作xn--形式。",
            "Must be a complete https URL without a fragment; write names in other scripts in their xn-- form."), //
    URL_WITH_CREDENTIALS(Kind.UNACCEPTABLE, "地址中不得含有用户名和口令。", "The URL may not contain a user name or password."), //
    URL_NOT_HTTPS(Kind.UNACCEPTABLE, "须使用https；系统管理员配置的内部主机除外。",
            "Must use https, but for internal hosts that the administrator has configured."), //
    URL_HOST_NOT_A_NAME(Kind.UNACCEPTABLE, "主机须为公网域名，不得为IP地址或本机名；系统管理员配置的内部主机除外。",
            "The host must be a public domain name, no IP address or local name, but for internal hosts that the administrator has configured."), //
    URL_PORT_NOT_ALLOWED(Kind.UNACCEPTABLE, "端口须为443；系统管理员配置的内部主机除外。",
            "The port must be 443, but for internal hosts that the administrator has configured."), //
    SECRET_ALREADY_SHOWN(Kind.NOT_ALLOWED, "签名密钥只出示一次，已经出示过；如未记下，请更换密钥。",
            "The secret is shown only once and has been shown; if it was not noted down, rotate it.");

    private final Told told;

    WebhookRejection(Kind kind, String zh, String en) {
        told = new Told(kind, zh, en);
    }

    @Override
    public Told told() {
        return told;
    }
}
