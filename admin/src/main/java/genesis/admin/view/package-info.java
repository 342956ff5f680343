/**
 * What people see of the engine: {@link genesis.admin.view.StatusView} folds output messages, as the journal holds them, into
 * immutable {@link genesis.admin.view.Status} values. It is a projection: nothing here can slow or change the engine.
 */
package genesis.admin.view;
