package dev.pinlint.cli.cyclonedx;

import dev.pinlint.cli.inventory.Certificate;
import dev.pinlint.cli.inventory.Pin;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.component.crypto.AlgorithmProperties;
import org.cyclonedx.model.component.crypto.CertificateProperties;
import org.cyclonedx.model.component.crypto.CryptoProperties;
import org.cyclonedx.model.component.crypto.RelatedCryptoMaterialProperties;
import org.cyclonedx.model.component.crypto.enums.AssetType;
import org.cyclonedx.model.component.crypto.enums.CryptoFunction;
import org.cyclonedx.model.component.crypto.enums.Primitive;
import org.cyclonedx.model.component.crypto.enums.RelatedCryptoMaterialType;

/** What pins refer to: algorithms, keys and certificates, each once. */
final class Assets {

  private final SortedMap<String, Component> all = new TreeMap<>();

  /** All that were asked for, ordered by reference. */
  List<Component> all() {
    return List.copyOf(all.values());
  }

  /** The reference of a digest's algorithm. */
  String algorithm(String name) {
    String reference = "algorithm:" + name.toLowerCase(Locale.ROOT);
    AlgorithmProperties properties = new AlgorithmProperties();
    properties.setPrimitive(Primitive.HASH);
    properties.setParameterSetIdentifier(name.substring(name.lastIndexOf('-') + 1));
    properties.setCryptoFunctions(List.of(CryptoFunction.DIGEST));
    CryptoProperties crypto = new CryptoProperties();
    crypto.setAssetType(AssetType.ALGORITHM);
    crypto.setAlgorithmProperties(properties);
    add(reference, name, crypto);
    return reference;
  }

  /** The reference of the key that a pin is of, if its owner is known. */
  Optional<String> key(Pin pin) {
    return pin.owner()
        .flatMap(
            owner -> pin.digest().map(digest -> key("key:" + algorithmOf(pin) + digest, owner)));
  }

  private static String algorithmOf(Pin pin) {
    return pin.algorithm().orElse("unknown").toLowerCase(Locale.ROOT) + ":";
  }

  private String key(String reference, String owner) {
    RelatedCryptoMaterialProperties properties = new RelatedCryptoMaterialProperties();
    properties.setType(RelatedCryptoMaterialType.PUBLIC_KEY);
    CryptoProperties crypto = new CryptoProperties();
    crypto.setAssetType(AssetType.RELATED_CRYPTO_MATERIAL);
    crypto.setRelatedCryptoMaterialProperties(properties);
    add(reference, "the key of " + owner, crypto);
    return reference;
  }

  /** The reference of a certificate. */
  String certificate(Certificate certificate) {
    String reference = certificateReference(certificate.sha256());
    String digest =
        HexFormat.of()
            .formatHex(Base64.getDecoder().decode(certificate.pin().substring("sha256/".length())));
    CertificateProperties properties = new CertificateProperties();
    properties.setSubjectName(certificate.subject());
    properties.setIssuerName(certificate.issuer());
    properties.setNotValidBefore(instant(certificate.notBefore()));
    properties.setNotValidAfter(instant(certificate.notAfter()));
    properties.setCertificateFormat("X.509");
    properties.setSubjectPublicKeyRef(key("key:sha-256:" + digest, certificate.subject()));
    CryptoProperties crypto = new CryptoProperties();
    crypto.setAssetType(AssetType.CERTIFICATE);
    crypto.setCertificateProperties(properties);
    add(reference, certificate.subject(), crypto);
    return reference;
  }

  /** The reference of the certificate with a SHA-256. */
  static String certificateReference(String sha256) {
    return "certificate:" + sha256;
  }

  private static String instant(LocalDate day) {
    return day + "T00:00:00Z";
  }

  private void add(String reference, String name, CryptoProperties crypto) {
    Component component = new Component();
    component.setType(Component.Type.CRYPTOGRAPHIC_ASSET);
    component.setName(name);
    component.setBomRef(reference);
    component.setCryptoProperties(crypto);
    all.putIfAbsent(reference, component);
  }
}
