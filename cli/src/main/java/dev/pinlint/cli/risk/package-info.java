/** What pins and decisions can lead to: outages, and breaches. Documented in docs/risk.md. */
@NullMarked
package dev.pinlint.cli.risk;

import org.jspecify.annotations.NullMarked;
