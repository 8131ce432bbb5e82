package fr.contratdeville.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens, good and bad, of a provider whose only trace in the service is its public key. */
public final class Tokens {

    private static final String ISSUER = "https://issuer.example.org";
    private static final String AUDIENCE = "contrat-de-ville-api";
    private static final String PUBLIC_KEY = "quarkus.oidc.public-key";
    private static final String PRIVATE_KEY = "test.private-key";
    private static final long LIFETIME_IN_SECONDS = 3600;

    /** The agglomeration's, by the key that signed it: nearly all requests show this one, and signing takes time. */
    private static final Map<String, Shown> SHOWN = new ConcurrentHashMap<>();

    private record Shown(String token, Instant since) {

        static Shown now() {
            return new Shown(signed(claims("agglomeration")), Instant.now());
        }

        boolean isYoung() {
            return since.plusSeconds(LIFETIME_IN_SECONDS / 2).isAfter(Instant.now());
        }
    }

    private Tokens() {}

    /** Settings of a service that trusts a new provider. */
    public static Map<String, String> newProvider() {
        KeyPair keys = newKeys();
        return Map.of(
                PUBLIC_KEY,
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER,
                PRIVATE_KEY,
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
    }

    public static String agglomeration() {
        return SHOWN.compute(
                        setting(PRIVATE_KEY), (key, shown) -> shown != null && shown.isYoung() ? shown : Shown.now())
                .token();
    }

    /** Of one among several callers with this role. */
    public static String agglomeration(String subject) {
        return signed(claims("agglomeration").subject(subject));
    }

    /** @param structures the ids of those it reports for */
    public static String partner(String... structures) {
        return signed(claims("partner").claim("structures", List.of(structures)));
    }

    /** Another partner than {@link #partner}. */
    public static String partnerCalled(String subject, String... structures) {
        return signed(claims("partner").subject(subject).claim("structures", List.of(structures)));
    }

    public static String warehouse() {
        return signed(claims("warehouse"));
    }

    public static String withoutRole() {
        return signed(claims());
    }

    /** With a role of any name. */
    public static String withRole(String role) {
        return signed(claims(role));
    }

    /** @param claims instead of the usual ones, or beside them; those that are null are left out */
    public static String with(Map<String, ?> claims, String... roles) {
        JwtClaimsBuilder all = claims(roles);
        claims.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.claim(name, value);
            }
        });
        return signed(all);
    }

    /** @param type in the token's header, of what kind it is */
    public static String ofType(String type, String... roles) {
        return claims(roles).jws().header("typ", type).sign(privateKey());
    }

    /**
     * Somebody's in particular.
     *
     * @param role null for none
     * @param structures the claim that only a partner's role gives a meaning
     */
    public static String of(String subject, String role, String... structures) {
        JwtClaimsBuilder claims = role == null ? claims() : claims(role);
        return signed(claims.subject(subject).claim("structures", List.of(structures)));
    }

    public static String expired() {
        long now = Instant.now().getEpochSecond();
        return signed(
                claims("agglomeration").issuedAt(now - LIFETIME_IN_SECONDS).expiresAt(now - 1));
    }

    public static String fromWrongIssuer() {
        return signed(claims("agglomeration").issuer("https://other.example.org"));
    }

    public static String forWrongAudience() {
        return signed(claims("agglomeration").audience("account"));
    }

    public static String signedWithUnknownKey() {
        return claims("agglomeration").jws().sign(newKeys().getPrivate());
    }

    /** One whose header says {@code alg: none}. */
    public static String unsigned() {
        return headAndClaims("none") + ".";
    }

    /** Good for a service that takes the algorithm from the token, and the public key for a shared secret. */
    public static String signedWithThePublicKeysText() {
        String content = headAndClaims("HS256");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(setting(PUBLIC_KEY).getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A good one in which the role was changed after it was signed. */
    public static String tamperedWith() {
        String[] parts = withoutRole().split("\\.");
        return parts[0] + "." + headAndClaims("RS256").split("\\.")[1] + "." + parts[2];
    }

    private static String headAndClaims(String algorithm) {
        long now = Instant.now().getEpochSecond();
        String head = "{\"alg\": \"%s\", \"typ\": \"JWT\"}".formatted(algorithm);
        String claims = """
                {"iss": "%s", "aud": "%s", "sub": "somebody", "upn": "somebody",
                 "realm_access": {"roles": ["agglomeration"]}, "iat": %d, "exp": %d}
                """.formatted(ISSUER, AUDIENCE, now, now + LIFETIME_IN_SECONDS);
        return base64(head.getBytes(StandardCharsets.US_ASCII))
                + "."
                + base64(claims.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JwtClaimsBuilder claims(String... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("somebody")
                .preferredUserName("somebody@example.org")
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(LIFETIME_IN_SECONDS);
    }

    private static String signed(JwtClaimsBuilder claims) {
        return claims.jws().sign(privateKey());
    }

    private static PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(setting(PRIVATE_KEY))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Read from the service under test: test classes and what starts the service do not share static fields. */
    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
