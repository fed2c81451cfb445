// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.people;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;

/** An LDAP server with people and groups, as companies have them. Whoever searches must log in as its manager. */
final class PeopleServer implements AutoCloseable {
    private static final String ROOT = "dc=example,dc=com";
    private static final String PEOPLE = "ou=people," + ROOT;
    private static final String GROUPS = "ou=groups," + ROOT;
    /** What Active Directory writes down of an account: usual, and switched off. */
    private static final String USUAL = "512";

    private static final String SWITCHED_OFF = "514";

    private final InMemoryDirectoryServer server;

    private PeopleServer(InMemoryDirectoryServer server) {
        this.server = server;
    }

    static PeopleServer start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
        config.setSchema(null); // Active Directory's attributes are in no standard
        config.addAdditionalBindCredentials("cn=manager," + ROOT, "manager's own");
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH, OperationType.COMPARE);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getByName("127.0.0.1"), 0, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: " + ROOT, "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        server.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
        server.startListening();
        return new PeopleServer(server);
    }

    /** For JCasC: the realm, and that everybody who logs in may use Jenkins and nobody but root administers it. */
    String casc() {
        return """
                jenkins:
                  securityRealm:
                    ldap:
                      configurations:
                        - server: "ldap://127.0.0.1:%d"
                          rootDN: "dc=example,dc=com"
                          managerDN: "cn=manager,dc=example,dc=com"
                          managerPasswordSecret: "manager's own"
                          userSearchBase: "ou=people"
                          userSearch: "uid={0}"
                          groupSearchBase: "ou=groups"
                          groupMembershipStrategy:
                            fromGroupSearch:
                              filter: "member={0}"
                      disableMailAddressResolver: true
                      userIdStrategy: caseInsensitive
                      groupIdStrategy: caseSensitive
                  authorizationStrategy:
                    globalMatrix:
                      permissions:
                        - "USER:Overall/Administer:root"
                        - "GROUP:Overall/Read:authenticated"
                        - "GROUP:Trusted Registry/View:authenticated"
                """.formatted(server.getListenPort());
    }

    /** Somebody whose password is "NAME of example". */
    void add(String name) throws LDAPException, LDIFException {
        server.add(
                "dn: " + person(name),
                "objectClass: inetOrgPerson",
                "uid: " + name,
                "cn: " + name + " Example",
                "sn: Example",
                "userPassword: " + password(name),
                "userAccountControl: " + USUAL);
    }

    static String password(String name) {
        return name + " of example";
    }

    void group(String name, String... members) throws LDAPException, LDIFException {
        String[] lines = new String[members.length + 3];
        lines[0] = "dn: " + group(name);
        lines[1] = "objectClass: groupOfNames";
        lines[2] = "cn: " + name;
        for (int i = 0; i < members.length; i++) {
            lines[i + 3] = "member: " + person(members[i]);
        }
        server.add(lines);
    }

    void leave(String group, String member) throws LDAPException {
        server.modify(group(group), new Modification(ModificationType.DELETE, "member", person(member)));
    }

    void join(String group, String member) throws LDAPException {
        server.modify(group(group), new Modification(ModificationType.ADD, "member", person(member)));
    }

    void disable(String name) throws LDAPException {
        server.modify(person(name), new Modification(ModificationType.REPLACE, "userAccountControl", SWITCHED_OFF));
    }

    void remove(String name) throws LDAPException {
        server.delete(person(name));
    }

    private static String person(String name) {
        return "uid=" + name + "," + PEOPLE;
    }

    private static String group(String name) {
        return "cn=" + name + "," + GROUPS;
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
