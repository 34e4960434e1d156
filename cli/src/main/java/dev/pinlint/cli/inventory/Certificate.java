package dev.pinlint.cli.inventory;

import java.time.LocalDate;

/**
 * A certificate that is written in the code.
 *
 * @param subject whose it is
 * @param issuer who made it
 * @param selfSigned whether its own key verifies it
 * @param authority whether certificates may be made with it
 * @param key algorithm and length of its key, as {@code RSA 2048}
 * @param notBefore the day it begins, in UTC
 * @param notAfter the day it ends, in UTC
 * @param pin {@code sha256/} and the base64 of the SHA-256 of its key
 * @param sha256 the SHA-256 of all of it, in hexadecimal
 */
public record Certificate(
    String subject,
    String issuer,
    boolean selfSigned,
    boolean authority,
    String key,
    LocalDate notBefore,
    LocalDate notAfter,
    String pin,
    String sha256) {}
