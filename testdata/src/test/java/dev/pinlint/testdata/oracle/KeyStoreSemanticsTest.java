package dev.pinlint.testdata.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pinlint.facts.KeyStoreFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is read of key stores to those who write and read them in programs. */
final class KeyStoreSemanticsTest {

  private static final Provider BOUNCY_CASTLE = bouncyCastle();
  private static final KeyPair KEY = key();
  private static final X509Certificate FIRST = certificate("CN=First");
  private static final X509Certificate SECOND = certificate("CN=Second");

  /** It writes version 1 for those who ask for it. */
  private static Provider bouncyCastle() {
    System.setProperty("org.bouncycastle.bks.enable_v1", "true");
    return new BouncyCastleProvider();
  }

  private static KeyPair key() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(256);
      return keys.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(String subject) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      new X500Principal(subject),
                      BigInteger.valueOf(1),
                      Date.from(Instant.now().minus(Duration.ofDays(1))),
                      Date.from(Instant.now().plus(Duration.ofDays(1))),
                      new X500Principal(subject),
                      KEY.getPublic())
                  .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEY.getPrivate())));
    } catch (GeneralSecurityException | org.bouncycastle.operator.OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty(String type) throws GeneralSecurityException, IOException {
    KeyStore store =
        type.startsWith("BKS") || type.equals("UBER") || type.equals("BCFKS")
            ? KeyStore.getInstance(type, BOUNCY_CASTLE)
            : KeyStore.getInstance(type);
    store.load(null, null);
    return store;
  }

  /** Two certificates that are trusted, beside a key of the client's own with one that is not. */
  private static KeyStore filled(String type) throws GeneralSecurityException, IOException {
    KeyStore store = empty(type);
    store.setCertificateEntry("b", SECOND);
    store.setKeyEntry(
        "key", KEY.getPrivate(), "secret".toCharArray(), new Certificate[] {certificate("CN=Own")});
    store.setCertificateEntry("a", FIRST);
    return store;
  }

  private static byte[] bytes(KeyStore store, String password)
      throws GeneralSecurityException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password.toCharArray());
    return out.toByteArray();
  }

  private static List<X509Certificate> trusted(KeyStore store) throws GeneralSecurityException {
    List<X509Certificate> trusted = new ArrayList<>();
    List<String> names = Collections.list(store.aliases());
    Collections.sort(names);
    for (String name : names) {
      if (store.isCertificateEntry(name)) {
        trusted.add((X509Certificate) store.getCertificate(name));
      }
    }
    return trusted;
  }

  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BKS", "BKS-V1"})
  void trustedCertificatesAreThoseOfTheLibrary(String type) throws Exception {
    KeyStore store = filled(type);
    assertThat(trusted(store)).containsExactly(FIRST, SECOND);
    assertThat(KeyStoreFile.trusted(bytes(store, "secret"), List.of(Optional.of("secret"))))
        .hasValue(trusted(store));
  }

  @Test
  void otherKindsOfEntriesArePassedOver() throws Exception {
    KeyStore store = filled("BKS");
    store.setKeyEntry(
        "0", new SecretKeySpec(new byte[16], "AES"), "secret".toCharArray(), new Certificate[0]);
    assertThat(KeyStoreFile.trusted(bytes(store, "secret"), List.of()))
        .hasValue(List.of(FIRST, SECOND));
  }

  /** Who has a wrong password is refused by the platform, and by us. */
  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12"})
  void wrongPasswordOpensNothing(String type) throws Exception {
    byte[] content = bytes(filled(type), "secret");
    assertThatThrownBy(
            () ->
                KeyStore.getInstance(type)
                    .load(new ByteArrayInputStream(content), "wrong".toCharArray()))
        .isInstanceOf(IOException.class);
    assertThat(KeyStoreFile.trusted(content, List.of(Optional.of("wrong")))).isEmpty();
  }

  /** Without one the platform reads a JKS, and passes over what is encrypted in a PKCS#12. */
  @Test
  void storesOfJavaAreReadWithoutAPassword() throws Exception {
    byte[] java = bytes(filled("JKS"), "unheard of");
    KeyStore read = KeyStore.getInstance("JKS");
    read.load(new ByteArrayInputStream(java), null);
    assertThat(trusted(read)).containsExactly(FIRST, SECOND);
    assertThat(KeyStoreFile.trusted(java, List.of(Optional.empty())))
        .hasValue(List.of(FIRST, SECOND));
    byte[] encrypted = bytes(filled("PKCS12"), "unheard of");
    KeyStore nothing = KeyStore.getInstance("PKCS12");
    nothing.load(new ByteArrayInputStream(encrypted), null);
    assertThat(trusted(nothing)).isEmpty();
    assertThat(KeyStoreFile.trusted(encrypted, List.of(Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"changeit,true", "changeme,true", "password,true", "'',true", "unheard of,false"})
  void commonPasswordsAreTried(String password, boolean isOpened) throws Exception {
    KeyStore store = empty("PKCS12");
    store.setCertificateEntry("a", FIRST);
    byte[] content = bytes(store, password);
    assertThat(KeyStoreFile.trusted(content, KeyStoreFile.COMMON_PASSWORDS).isPresent())
        .isEqualTo(isOpened);
  }

  /** As the newest ones are written: neither encrypted nor protected. */
  @Test
  void storeWithoutProtectionNeedsNoPassword() throws Exception {
    String mac = "keystore.pkcs12.macAlgorithm";
    String encryption = "keystore.pkcs12.certProtectionAlgorithm";
    System.setProperty(mac, "NONE");
    System.setProperty(encryption, "NONE");
    try {
      KeyStore store = empty("PKCS12");
      store.setCertificateEntry("a", FIRST);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, null);
      assertThat(KeyStoreFile.trusted(out.toByteArray(), KeyStoreFile.COMMON_PASSWORDS))
          .hasValue(List.of(FIRST));
    } finally {
      System.clearProperty(mac);
      System.clearProperty(encryption);
    }
  }

  /** These are encrypted as a whole, in ways that the platform does not know. */
  @ParameterizedTest
  @ValueSource(strings = {"UBER", "BCFKS"})
  void formatsThatAreNotReadAreNotOpened(String type) throws Exception {
    Security.addProvider(BOUNCY_CASTLE);
    try {
      KeyStore store = empty(type);
      store.setCertificateEntry("a", FIRST);
      assertThat(KeyStoreFile.trusted(bytes(store, "changeit"), KeyStoreFile.COMMON_PASSWORDS))
          .isEmpty();
    } finally {
      Security.removeProvider(BOUNCY_CASTLE.getName());
    }
  }

  /** Nobody vouches for the files: what is cut off or changed is not opened, or read as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"JKS", "PKCS12", "BKS"})
  void damagedStoresDoNoHarm(String type) throws Exception {
    byte[] content = bytes(filled(type), "secret");
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = Arrays.copyOf(content, random.nextInt(content.length));
      assertThat(KeyStoreFile.trusted(damaged, List.of(Optional.of("secret")))).isEmpty();
      byte[] changed = content.clone();
      changed[random.nextInt(Math.min(changed.length, 64))] = (byte) random.nextInt();
      KeyStoreFile.trusted(changed, List.of(Optional.of("secret")));
    }
    byte[] noise = new byte[512];
    new SecureRandom().nextBytes(noise);
    assertThat(KeyStoreFile.trusted(noise, KeyStoreFile.COMMON_PASSWORDS)).isEmpty();
  }
}
