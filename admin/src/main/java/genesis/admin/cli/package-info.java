/**
 * The verbs of {@code scripts/genesis}, one class each; {@link genesis.admin.cli.CommandLines} puts them together. A verb
 * returns an exit code and throws a {@link genesis.admin.config.Complaint} for what a person has to put right. No verb shows
 * a stack trace: details go to the log file. What several verbs take is a mixin, {@code *Option} or {@code *Options}; one that
 * speaks to a running engine takes {@link genesis.admin.cli.EngineOptions}.
 */
package genesis.admin.cli;
