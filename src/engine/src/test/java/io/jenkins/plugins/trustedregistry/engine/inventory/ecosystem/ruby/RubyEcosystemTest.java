// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RubyEcosystemTest {
    @TempDir
    Path temporary;

    private Found read(String text) throws IOException {
        return Found.in(new RubyEcosystem(), temporary, "gems/specifications/x.gemspec", text);
    }

    @Test
    void readsWhatRubyGemsWrites() throws IOException {
        Found found = read("""
                # -*- encoding: utf-8 -*-
                # stub: nokogiri 1.13.6 x86_64-linux lib

                Gem::Specification.new do |s|
                  s.name = "nokogiri".freeze
                  s.version = "1.13.6"
                  s.platform = "x86_64-linux".freeze
                  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze)
                  s.licenses = ["MIT".freeze, "Ruby".freeze]
                  s.add_dependency(%q<racc>, ["~> 1.4"])
                end
                """);
        assertThat(found.names()).containsExactly("nokogiri 1.13.6");
        assertThat(found.packages.get(0).qualifiers()).containsEntry("platform", "x86_64-linux");
        assertThat(found.packages.get(0).licences()).containsExactly("MIT", "Ruby");
    }

    @Test
    void readsHandWrittenOnesAsFarAsTheyAreTexts() throws IOException {
        assertThat(
                        read("Gem::Specification.new do |spec|\n spec.name='rake'\n spec.version = Gem::Version.new('13.0.1')\nend")
                                .names())
                .containsExactly("rake 13.0.1");
        assertThat(
                        read("# stub: bundler 2.3.7 ruby lib\nGem::Specification.new { |s| s.name = NAME\n s.version = VERSION }")
                                .names())
                .containsExactly("bundler 2.3.7");
        assertThat(read("puts 1").packages).isEmpty();
    }
}
