// SPDX-License-Identifier: MIT
package jenkins.security;

public class BasicHeaderApiTokenAuthenticator {}
