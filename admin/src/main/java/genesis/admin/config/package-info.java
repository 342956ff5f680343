/**
 * What a person may set, from files, the environment and the command line, checked before anything starts. Start with
 * {@link genesis.admin.config.Configuration}; {@code reference.conf} in the resources is its manual.
 * <p>Everything here is a value that cannot be invalid; a value that would be ends in a {@link genesis.admin.config.Complaint}
 * that names it and what is allowed.
 */
package genesis.admin.config;
