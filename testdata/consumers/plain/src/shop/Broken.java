package shop;

// fixture: support (no compiler takes it)
final class Broken implements javax.net.ssl.X509TrustManager {
  void unfinished( {
}
