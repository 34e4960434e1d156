package dev.pinlint.knowledge;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an API is to a trust decision. In knowledge files the names are in lower case with hyphens.
 */
public enum Role {
  /** Adds pins for a host pattern to its receiver. */
  PIN_SINK,
  /** Makes a builder that pins are added to, for an algorithm that it is given. */
  PIN_BUILDER,
  /** Makes a pin set of what its receiver was given. */
  PIN_SET,
  /** Makes the clients of its receiver go by a pin set, and by no other. */
  PIN_INSTALL,
  /** A static final field that holds a pin set without pins. */
  NO_PINS,
  /** Makes an object that trust anchors are put into. */
  ANCHOR_STORE,
  /** Puts certificates into its receiver as trust anchors, or makes them the anchors at once. */
  ANCHOR_SINK,
  /** Puts trust anchors into its receiver that are not in the code. */
  ANCHOR_OTHERS,
  /** Tells its receiver the password of the key store that it gets its trust anchors from. */
  ANCHOR_PASSWORD,
  /** Its receiver takes over the trust anchors of an argument. */
  ANCHOR_COPY,
  /** Its result has the trust anchors of its receiver. */
  ANCHOR_RESULT,
  /** Leaves the trust anchors of its receiver as they are. */
  ANCHOR_QUERY,
  /** A method that decides whether a server is trusted, when overridden. */
  SERVER_TRUST_DECISION,
  /** A method that decides whether a server has the name that was asked for, when overridden. */
  HOSTNAME_DECISION,
  /** A method that is asked what to do after a server was refused, when overridden. */
  TLS_ERROR_DECISION,
  /** Goes on with a server that was refused. */
  ACCEPTS_TLS_ERROR,
  /** Sends a header whose name it is given. */
  HEADER_SINK,
  /** Makes a server send public key pins to browsers. */
  PINNING_HEADER,
  /** A static final field that holds a text, or a method that returns it. */
  TEXT_CONSTANT,
  /** Nothing but a signature, for sources that are read without a class path. */
  SIGNATURE,
  /** Says yes, whatever it is given. */
  ACCEPTS_ALL,
  /** What a certificate says of itself, and anybody can write: names, dates, extensions. */
  PEER_CLAIM,
  /** The public key of a certificate. */
  PEER_KEY,
  /** Any other content of a certificate: all of it, its serial number, its signature. */
  PEER_CONTENT,
  /** The chain that a connection's peer presents. */
  PEER_CHAIN,
  /** Makes a digest of what it will be given, by an algorithm that it is given. */
  DIGEST_NEW,
  /** Gives something to a digest. */
  DIGEST_UPDATE,
  /** The digest of what was given to its receiver, or of its arguments. */
  DIGEST,
  /** Tells whether two objects are equal, by code of either. */
  COMPARES,
  /** Makes a socket or an engine for TLS, which looks at no host name unless it is told to. */
  TLS_CONNECTION,
  /** What the client knows of a connection without the server's certificate. */
  CONNECTION,
  /** Validates a presented chain: it returns normally only if the chain is good. */
  VALIDATES,
  /** Looks at a presented chain in a way that does not authenticate the peer. */
  WEAK_CHECK,
  /** Switches a check off, under the conditions of its line. */
  TRUST_OVERRIDE,
  /** Uses its receiver, which has a check that is off unless something else is called on it. */
  LEAVES_OFF,
  /** Puts a setting where a library looks for it, by a key. */
  SETTING_SINK,
  /** Reads the settings in the properties that it is given, whose defaults leave a check off. */
  SETTINGS_READER,
  /** Its result are the properties that its receiver reads. */
  SETTINGS_OF,
  /** Makes the properties that it is given those of the whole process. */
  SETTINGS_OF_PROCESS,
  /** Is given a URL that a library connects to, with settings in it. */
  URL_SINK,
  /** A field, an object or a result that accepts any certificate, or any host name. */
  ACCEPTS_ANY,
  /** What its receiver accepts, its result accepts as well. */
  PASSES_ON,
  /** Puts into effect what it is given to decide about servers. */
  INSTALLS,
  /** Asks a person; its result is the answer, or leads to it. */
  ASKS_USER,
  /** Keeps what it is given for the next time. */
  STORES,
  /** Puts into effect for the whole process what it is given. */
  REPLACES_DEFAULT,
  /** Its result is what the platform decides by unless it is told otherwise. */
  PLATFORM_DEFAULT,
  /** Tells something that is set outside of the program, by a name that it is given. */
  ENVIRONMENT,
  /** Leads to what is kept outside of the program, or is found there by what it is given. */
  LOOKUP,
  /** Reads a file that comes with the program, by the name that it is given. */
  RESOURCE,
  /** Says nothing of trust; its line tells what it returns. */
  STEP,
  /** Cannot reject anything: logging. */
  HARMLESS,
  /** Ends the program: it neither returns nor throws. */
  NEVER_RETURNS,
  /** May run anything, although it belongs to the platform: reflection, threads. */
  RUNS_ANYTHING,
  /** Makes a list of its arguments. */
  LIST_OF,
  /** Makes an empty list, or a copy of a collection. */
  LIST_NEW,
  /** Adds to a list. */
  LIST_ADD,
  /** Adds all elements of a collection to a list. */
  LIST_ADD_ALL,
  /** The element of a list at an index. */
  LIST_GET,
  /** The number of elements. */
  LIST_SIZE,
  /** The elements of a list as an array. */
  LIST_TO_ARRAY,
  /** Runs a function for each element. */
  LIST_FOR_EACH,
  /** An iterator over a list. */
  LIST_ITERATOR,
  /** Whether an iterator has a next element. */
  ITERATOR_HAS_NEXT,
  /** The next element of an iterator. */
  ITERATOR_NEXT,
  /** Returns its argument. */
  IDENTITY,
  /** Whether a collection has no element. */
  LIST_IS_EMPTY,
  /** A list of the elements that its receiver or first argument has at that moment. */
  LIST_COPY,
  /** A list of what a function makes of each element. */
  LIST_MAP,
  /** Asks a function about each element, until its kind of question is answered. */
  LIST_MATCH,
  /** A list, if it is given a collector of lists or sets. */
  LIST_COLLECT,
  /** Makes a map of keys and values in turn. */
  MAP_OF,
  /** Makes a map of entries. */
  MAP_OF_ENTRIES,
  /** Makes an empty map, or a copy of one. */
  MAP_NEW,
  /** Makes an entry. */
  MAP_ENTRY,
  /** Puts a value under a key. */
  MAP_PUT,
  /** The value under a key. */
  MAP_GET,
  /** The number of entries. */
  MAP_SIZE,
  /** Whether a map has no entry. */
  MAP_IS_EMPTY,
  /** The keys of a map, as a view of it. */
  MAP_KEYS,
  /** The values of a map, as a view of it. */
  MAP_VALUES,
  /** The entries of a map, as a view of it. */
  MAP_ENTRIES,
  /** Runs a function for each key and value. */
  MAP_FOR_EACH,
  /** The key of an entry. */
  ENTRY_KEY,
  /** The value of an entry. */
  ENTRY_VALUE,
  /** Makes an object that holds one other, or nothing. */
  BOX_NEW,
  /** Holds its last argument from now on; if there are two, only where it holds the first. */
  BOX_SET,
  /** What an object holds. */
  BOX_GET,
  /** Makes a buffer that a text is collected in. */
  BUFFER_NEW,
  /** Appends to a buffer. */
  BUFFER_APPEND,
  /** The text in a buffer. */
  BUFFER_TEXT,
  /** The length of the text in a buffer. */
  BUFFER_LENGTH,
  /** Its static fields never change. */
  CONSTANTS,
  /** A pure function of its receiver and arguments. */
  PURE,
  /** A pure function that throws for some arguments. */
  PARTIAL;

  /** The roles of APIs that facts are about: without one of them in it a program has no facts. */
  public static final Set<Role> OF_FACTS =
      Collections.unmodifiableSet(
          EnumSet.of(
              PIN_SINK,
              PIN_SET,
              PIN_BUILDER,
              PIN_INSTALL,
              ANCHOR_SINK,
              SERVER_TRUST_DECISION,
              HOSTNAME_DECISION,
              TLS_ERROR_DECISION,
              TRUST_OVERRIDE,
              LEAVES_OFF,
              PINNING_HEADER,
              ACCEPTS_ANY,
              REPLACES_DEFAULT));

  /** What takes settings, beside whatever else it is. */
  public static final Set<Role> OF_SETTINGS =
      Collections.unmodifiableSet(EnumSet.of(SETTING_SINK, SETTINGS_READER, SETTINGS_OF, URL_SINK));

  /** What an API is to the defaults of the process, beside whatever else it is. */
  private static final Set<Role> OF_DEFAULTS =
      Collections.unmodifiableSet(EnumSet.of(REPLACES_DEFAULT, PLATFORM_DEFAULT));

  /** Whether a method may have the role beside another one. */
  boolean isBesideAnother() {
    return OF_ANCHORS.contains(this)
        || OF_DEFAULTS.contains(this)
        || this == TLS_CONNECTION
        || this == LEAVES_OFF
        || OF_SETTINGS.contains(this);
  }

  /** What decides about servers when a program implements it. */
  public static final Set<Role> OF_DECISIONS =
      Collections.unmodifiableSet(
          EnumSet.of(SERVER_TRUST_DECISION, HOSTNAME_DECISION, TLS_ERROR_DECISION));

  /** What an API is to trust anchors, beside whatever else it is. */
  public static final Set<Role> OF_ANCHORS =
      Collections.unmodifiableSet(
          EnumSet.of(
              ANCHOR_STORE,
              ANCHOR_SINK,
              ANCHOR_OTHERS,
              ANCHOR_PASSWORD,
              ANCHOR_COPY,
              ANCHOR_RESULT,
              ANCHOR_QUERY));

  /** The name in knowledge files. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The role with the name used in knowledge files.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String keyword) {
    return Arrays.stream(values())
        .filter(role -> role.keyword().equals(keyword))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role " + keyword));
  }
}
