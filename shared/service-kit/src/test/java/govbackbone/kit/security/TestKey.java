package govbackbone.kit.security;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;

/** Signs whatever it is told to, well-formed or not. */
record TestKey(RSAKey pair) {
    static TestKey generate() {
        try {
            return new TestKey(new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        try {
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'})
                    .encodeToString(pair.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String sign(Map<String, Object> header, Map<String, Object> claims) {
        return sign(header, JSONObjectUtils.toJSONString(claims));
    }

    /** @param claims the payload as it stands, so that it may be no proper JSON */
    String sign(Map<String, Object> header, String claims) {
        Base64URL first = Base64URL.encode(JSONObjectUtils.toJSONString(header));
        Base64URL second = Base64URL.encode(claims);
        try {
            Base64URL third = new RSASSASigner(pair).sign(JWSHeader.parse(first),
                    (first + "." + second).getBytes(StandardCharsets.US_ASCII));
            return first + "." + second + "." + third;
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
