// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style/statuswords.h"

#include <QCoreApplication>
#include <QHash>

#include <span>

namespace lc {

namespace {

struct Row {
    const char *wireName;
    const char *word;
    Tone tone;
    Symbol symbol;
};

constexpr Row licenseRows[] = {
    {"AVAILABLE", QT_TRANSLATE_NOOP("StatusWord", "Available"), Tone::Success, Symbol::Ok},
    {"PENDING_AVAILABLE", QT_TRANSLATE_NOOP("StatusWord", "Pending"), Tone::Info, Symbol::Progress},
    {"DEACTIVATED", QT_TRANSLATE_NOOP("StatusWord", "Deactivated"), Tone::Neutral, Symbol::Pause},
    {"SUSPENDED", QT_TRANSLATE_NOOP("StatusWord", "Suspended"), Tone::Warning, Symbol::Blocked},
    {"EXPIRED", QT_TRANSLATE_NOOP("StatusWord", "Expired"), Tone::Danger, Symbol::Clock},
    {"PENDING_DELETE", QT_TRANSLATE_NOOP("StatusWord", "Deleting"), Tone::Neutral,
     Symbol::Progress},
    {"DELETED", QT_TRANSLATE_NOOP("StatusWord", "Deleted"), Tone::Neutral, Symbol::Delete},
};

constexpr Row grantRows[] = {
    {"PENDING_ACCEPT", QT_TRANSLATE_NOOP("StatusWord", "Waiting for accept"), Tone::Info,
     Symbol::Clock},
    {"PENDING_WORKFLOW", QT_TRANSLATE_NOOP("StatusWord", "In progress"), Tone::Info,
     Symbol::Progress},
    {"WORKFLOW_COMPLETED", QT_TRANSLATE_NOOP("StatusWord", "Sent to members"), Tone::Success,
     Symbol::Ok},
    {"ACTIVE", QT_TRANSLATE_NOOP("StatusWord", "Active"), Tone::Success, Symbol::Ok},
    {"DISABLED", QT_TRANSLATE_NOOP("StatusWord", "Accepted, not active"), Tone::Neutral,
     Symbol::Pause},
    {"REJECTED", QT_TRANSLATE_NOOP("StatusWord", "Rejected"), Tone::Danger, Symbol::Error},
    {"FAILED_WORKFLOW", QT_TRANSLATE_NOOP("StatusWord", "Failed"), Tone::Danger, Symbol::Error},
    {"PENDING_DELETE", QT_TRANSLATE_NOOP("StatusWord", "Deleting"), Tone::Neutral,
     Symbol::Progress},
    {"DELETED", QT_TRANSLATE_NOOP("StatusWord", "Deleted"), Tone::Neutral, Symbol::Delete},
};

constexpr Row configurationRows[] = {
    {"AVAILABLE", QT_TRANSLATE_NOOP("StatusWord", "Available"), Tone::Success, Symbol::Ok},
    {"DISABLED", QT_TRANSLATE_NOOP("StatusWord", "Disabled"), Tone::Neutral, Symbol::Pause},
};

constexpr Row apiKeyRows[] = {
    {"true", QT_TRANSLATE_NOOP("StatusWord", "Enabled"), Tone::Success, Symbol::Ok},
    {"false", QT_TRANSLATE_NOOP("StatusWord", "Disabled"), Tone::Neutral, Symbol::Pause},
};

constexpr Row preCheckRows[] = {
    {"ready", QT_TRANSLATE_NOOP("StatusWord", "Ready"), Tone::Success, Symbol::Ok},
    {"conflict", QT_TRANSLATE_NOOP("StatusWord", "Conflict"), Tone::Warning, Symbol::Warning},
    {"needs-profile", QT_TRANSLATE_NOOP("StatusWord", "Needs other profile"), Tone::Danger,
     Symbol::Error},
};

constexpr Row workRows[] = {
    {"waiting", QT_TRANSLATE_NOOP("StatusWord", "Waiting"), Tone::Neutral, Symbol::Clock},
    {"accepting", QT_TRANSLATE_NOOP("StatusWord", "Accepting…"), Tone::Info, Symbol::Progress},
    {"activating", QT_TRANSLATE_NOOP("StatusWord", "Activating…"), Tone::Info, Symbol::Progress},
    {"rejecting", QT_TRANSLATE_NOOP("StatusWord", "Rejecting…"), Tone::Info, Symbol::Progress},
    {"saving", QT_TRANSLATE_NOOP("StatusWord", "Saving…"), Tone::Info, Symbol::Progress},
    {"deleting", QT_TRANSLATE_NOOP("StatusWord", "Deleting…"), Tone::Info, Symbol::Progress},
    {"done", QT_TRANSLATE_NOOP("StatusWord", "Done"), Tone::Success, Symbol::Ok},
    {"failed", QT_TRANSLATE_NOOP("StatusWord", "Failed"), Tone::Danger, Symbol::Error},
    {"unknown", QT_TRANSLATE_NOOP("StatusWord", "Outcome unknown"), Tone::Warning, Symbol::Warning},
};

std::span<const Row> rowsOf(StatusFamily family)
{
    switch (family) {
    case StatusFamily::License:
    case StatusFamily::ReceivedLicense:
        return licenseRows;
    case StatusFamily::Grant:
        return grantRows;
    case StatusFamily::LicenseConfiguration:
        return configurationRows;
    case StatusFamily::ApiKey:
        return apiKeyRows;
    case StatusFamily::PreCheck:
        return preCheckRows;
    case StatusFamily::Work:
        return workRows;
    }
    return {};
}

QHash<QString, Symbol> symbolsByName()
{
    QHash<QString, Symbol> symbols;
    for (int i = 0; i < static_cast<int>(Symbol::Count); ++i)
        symbols.insert(symbolName(static_cast<Symbol>(i)), static_cast<Symbol>(i));
    return symbols;
}

} // namespace

StatusWord statusWord(StatusFamily family, QStringView wireName)
{
    for (const Row &row : rowsOf(family)) {
        if (wireName == QLatin1StringView(row.wireName))
            return {QCoreApplication::translate("StatusWord", row.word), row.tone, row.symbol};
    }
    return {wireName.toString(), Tone::Neutral, Symbol::Info};
}

Symbol symbolOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Symbol::Ok;
    case Tone::Warning:
        return Symbol::Warning;
    case Tone::Danger:
        return Symbol::Error;
    case Tone::Info:
        return Symbol::Info;
    case Tone::Neutral:
        break;
    }
    return Symbol::Pause;
}

Symbol symbolNamed(const QString &name, Tone tone)
{
    static const QHash<QString, Symbol> symbols = symbolsByName();
    return name.isEmpty() ? symbolOf(tone) : symbols.value(name, symbolOf(tone));
}

} // namespace lc
