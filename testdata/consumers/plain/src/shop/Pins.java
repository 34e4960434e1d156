package shop;

/** Where the pins are. */
final class Pins {

  static final String API = "sha256/" + "RmD1/t3NpCUycDPzTXZdj200MdWzrdlUqyPPGFuConA=";
  static final String PLACEHOLDER = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private Pins() {}
}
