// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every test program starts in the same world, whatever machine and shell it runs in: C locale,
// UTC, a home folder of its own that is removed afterwards, no AWS settings, no proxy, no display.
#include <QStandardPaths>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <system_error>
#include <unistd.h>

extern char **environ; // NOLINT

namespace {

class World {
public:
    World()
    {
        std::string folder =
            (std::filesystem::temp_directory_path() / "license-console-test-XXXXXX").string();
        if (mkdtemp(folder.data()) == nullptr)
            std::abort();
        m_home = folder;
        m_owner = getpid();
        set("HOME", folder);
        set("XDG_RUNTIME_DIR", folder + "/run");
        std::filesystem::create_directory(m_home / "run");
        std::filesystem::permissions(m_home / "run", std::filesystem::perms::owner_all);
        for (const char *name :
             {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LANGUAGE",
              "DISPLAY", "WAYLAND_DISPLAY", "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY",
              "HTTPS_PROXY", "ALL_PROXY", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"})
            unsetenv(name);
        unsetAwsSettings();
        set("LC_ALL", "C.UTF-8");
        set("LANG", "C.UTF-8");
        set("TZ", "UTC");
        tzset();
        // Keeps a developer's explicit choice, so that a GUI test can be watched.
        setenv("QT_QPA_PLATFORM", "offscreen", 0);
        QStandardPaths::setTestModeEnabled(true);
    }
    ~World()
    {
        if (getpid() != m_owner)
            return;
        std::error_code ignored;
        std::filesystem::remove_all(m_home, ignored);
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

private:
    static void set(const char *name, const std::string &value) { setenv(name, value.c_str(), 1); }
    static void unsetAwsSettings()
    {
        for (char **entry = environ; *entry != nullptr;) {
            const std::string text = *entry;
            const auto name = text.substr(0, text.find('='));
            if (name.rfind("AWS_", 0) != 0) {
                ++entry;
                continue;
            }
            unsetenv(name.c_str());
            entry = environ;
        }
    }

    std::filesystem::path m_home;
    pid_t m_owner = 0;
};

const World world;

} // namespace
