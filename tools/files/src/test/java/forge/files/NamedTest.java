package forge.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from the names of files as real projects give them. */
class NamedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // name | version | system | processor | kind
        "forge-0.1.0.tar.gz|0.1.0|||PROGRAM",
        "forge-0.1.0-linux-x64.tar.gz|0.1.0|LINUX|X64|PROGRAM",
        "node-v20.11.1-darwin-arm64.tar.gz|20.11.1|MAC|ARM64|PROGRAM",
        "node-v20.11.1-x64.msi|20.11.1|WINDOWS|X64|PROGRAM",
        "node-v20.11.1-linux-armv7l.tar.xz|20.11.1|LINUX|ARM|PROGRAM",
        "python-3.13.0rc2-amd64.exe|3.13.0rc2|WINDOWS|X64|PROGRAM",
        "Python-3.12.1.tar.xz|3.12.1|||PROGRAM",
        "python-3.12.1-macos11.pkg|3.12.1|MAC||PROGRAM",
        "jdk-21.0.2+13_linux-x64_bin.tar.gz|21.0.2+13|LINUX|X64|PROGRAM",
        "OpenJDK21U-jdk_x64_linux_hotspot_21.0.2_13.tar.gz|21.0.2_13|LINUX|X64|PROGRAM",
        "OpenJDK17U-jdk_aarch64_mac_hotspot_17.0.9_9.pkg|17.0.9_9|MAC|ARM64|PROGRAM",
        "7z2301-x64.exe|2301|WINDOWS|X64|PROGRAM",
        "7z2301.exe|2301|WINDOWS||PROGRAM",
        "vlc-3.0.20-win64.exe|3.0.20|WINDOWS|X64|PROGRAM",
        "vlc-3.0.20-win32.zip|3.0.20|WINDOWS|X86|PROGRAM",
        "vlc-3.0.20-universal.dmg|3.0.20|MAC||PROGRAM",
        "gimp-2.10.36-setup.exe|2.10.36|WINDOWS||PROGRAM",
        "Firefox Setup 121.0.1.exe|121.0.1|WINDOWS||PROGRAM",
        "firefox-121.0b3.tar.bz2|121.0b3|||PROGRAM",
        "libfoo1_1.2.3-4_amd64.deb|1.2.3-4|LINUX|X64|PROGRAM",
        "foo_2.0~rc1-1_arm64.deb|2.0~rc1-1|LINUX|ARM64|PROGRAM",
        "foo-1.0-1.fc40.x86_64.rpm|1.0-1|LINUX|X64|PROGRAM",
        "foo-1.0-1.el9.src.rpm|1.0-1|LINUX||SOURCE",
        "app-release-2.3.1-arm64-v8a.apk|2.3.1|ANDROID|ARM64|PROGRAM",
        "app-release-2.3.1-armeabi-v7a.apk|2.3.1|ANDROID|ARM|PROGRAM",
        "npp.8.6.2.Installer.x64.exe|8.6.2|WINDOWS|X64|PROGRAM",
        "npp.8.6.2.portable.arm64.zip|8.6.2||ARM64|PROGRAM",
        "linux-6.7.1.tar.xz|6.7.1|LINUX||PROGRAM",
        "gcc-13.2.0.tar.xz|13.2.0|||PROGRAM",
        "openssl-1.1.1w.tar.gz|1.1.1w|||PROGRAM",
        "openssh-9.8p1.tar.gz|9.8p1|||PROGRAM",
        "tmux-3.3a.tar.gz|3.3a|||PROGRAM",
        "log4j-2.20.0-src.zip|2.20.0|||SOURCE",
        "maven-3.9.6-bin.tar.gz|3.9.6|||PROGRAM",
        "apache-tomcat-10.1.18-windows-x64.zip|10.1.18|WINDOWS|X64|PROGRAM",
        "kubectl-v1.29.0-linux-amd64|1.29.0|LINUX|X64|PROGRAM",
        "terraform_1.7.0_freebsd_386.zip|1.7.0|FREEBSD||PROGRAM",
        "terraform_1.7.0_windows_amd64.zip|1.7.0|WINDOWS|X64|PROGRAM",
        "terraform_1.7.0_solaris_amd64.zip|1.7.0|SOLARIS|X64|PROGRAM",
        "terraform_1.7.0_SHA256SUMS|1.7.0|||COMPANION",
        "ripgrep-14.1.0-x86_64-unknown-linux-musl.tar.gz|14.1.0|LINUX|X64|PROGRAM",
        "ripgrep-14.1.0-x86_64-pc-windows-msvc.zip|14.1.0|WINDOWS|X64|PROGRAM",
        "ripgrep-14.1.0-aarch64-apple-darwin.tar.gz|14.1.0|MAC|ARM64|PROGRAM",
        "ripgrep-14.1.0-powerpc64-unknown-linux-gnu.tar.gz|14.1.0|LINUX|PPC64|PROGRAM",
        "numpy-1.26.3-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl|1.26.3|LINUX|X64|PROGRAM",
        "numpy-1.26.3-cp312-cp312-macosx_11_0_arm64.whl|1.26.3|MAC|ARM64|PROGRAM",
        "Krita-5.2.2-x86_64.appimage|5.2.2|LINUX|X64|PROGRAM",
        "Audacity-linux-3.4.2-x64.AppImage|3.4.2|LINUX|X64|PROGRAM",
        "blender-4.0.2-linux-x64.tar.xz.sha256|4.0.2|LINUX|X64|COMPANION",
        "blender-4.0.2.sha256|4.0.2|||COMPANION",
        "VirtualBox-7.0.14-161095-Win.exe|7.0.14-161095|WINDOWS||PROGRAM",
        "rufus-4.4p.exe|4.4p|WINDOWS||PROGRAM",
        "KeePass-2.55-Setup.exe|2.55|WINDOWS||PROGRAM",
        "mp3gain-1.6.2.zip|1.6.2|||PROGRAM",
        "nightly-20260115.zip|20260115|||PROGRAM",
        "snapshot-2026-01-15.tar.gz|2026-01-15|||PROGRAM",
        "forge-0.2.0-SNAPSHOT.zip|0.2.0-snapshot|||PROGRAM",
        "forge-1.0.0-alpha.3-linux.zip|1.0.0-alpha.3|LINUX||PROGRAM",
        "forge-1.0.0-rc.1+build.7.tgz|1.0.0-rc.1+build.7|||PROGRAM",
        "ideaIC-2023.3.2.dmg|2023.3.2|MAC||PROGRAM",
        "README.md||||DOCUMENT",
        "forge-1.0-javadoc.jar|1.0|||DOCUMENT",
        "forge-1.0.tar.gz.asc|1.0|||COMPANION",
        "forge-1.0.spdx.json|1.0|||COMPANION",
        "manual-1.0.pdf|1.0|||DOCUMENT",
        "dolphin-x64-2.0-i386.deb|2.0|LINUX|X64|PROGRAM",
        "busybox-riscv64-1.36.1|1.36.1||RISCV64|PROGRAM",
        "app-universal-macos-2.1.zip|2.1|MAC||PROGRAM",
        "setup.exe||WINDOWS||PROGRAM"
      })
  void namesTellWhatAFileIs(
      String name, String version, String system, String processor, String kind) {
    Named named = Named.of(new FilePath(name));

    assertThat(named.version()).isEqualTo(version == null ? "" : version);
    assertThat(String.valueOf(named.target().system())).isEqualTo(String.valueOf(system));
    assertThat(String.valueOf(named.target().processor())).isEqualTo(String.valueOf(processor));
    assertThat(named.kind()).hasToString(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "1.4/setup.exe,1.4",
    "v2.0.1/README.md,2.0.1",
    "release-3/2026/notes.txt,2026",
    "stable/forge.zip,''",
    "forge 1.2/linux/forge.bin,1.2"
  })
  void foldersTellTheVersionWhereTheFileDoesNot(String path, String version) {
    assertThat(Named.of(new FilePath(path)).version()).isEqualTo(version);
  }
}
