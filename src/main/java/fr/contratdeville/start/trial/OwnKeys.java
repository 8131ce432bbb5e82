package fr.contratdeville.start.trial;

import fr.contratdeville.start.embedded.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The key pair with which a service without an OpenID provider signs and verifies tokens of its own. */
public final class OwnKeys {

    private static final String ALGORITHM = "RSA";
    private static final int BITS = 2048;

    private final RSAPrivateCrtKey privateKey;

    private OwnKeys(RSAPrivateCrtKey privateKey) {
        this.privateKey = privateKey;
    }

    /**
     * Reads the pair that an earlier start has left, or makes one: tokens stay good when the service starts again.
     *
     * @param directory the embedded database's, which exists and is locked
     */
    public static OwnKeys in(Path directory) throws IOException {
        Path file = directory.resolve("tokens.key");
        try {
            if (Files.notExists(file)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
                generator.initialize(BITS);
                byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
                OwnerOnly.file(file, Base64.getEncoder().encodeToString(key));
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            return new OwnKeys(
                    (RSAPrivateCrtKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IOException(
                    file.toAbsolutePath() + " does not hold a key; delete it, and a new one is made", unreadable);
        }
    }

    public PrivateKey privateKey() {
        return privateKey;
    }

    /** As the setting {@code quarkus.oidc.public-key} takes it. */
    public String publicKey() {
        try {
            byte[] key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new RSAPublicKeySpec(privateKey.getModulus(), privateKey.getPublicExponent()))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
