/**
 * The door for people and scripts on 127.0.0.1: {@link genesis.admin.http.AdminServer} holds the routes. It reads the view
 * and puts operator commands into the input ring, nothing else; what a command did, it learns from the output journal.
 */
package genesis.admin.http;
