// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/grantbadges.h"

#include "pages/pilllabel.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

using Step = GrantAnswering::Step;

/// Names the context of the translations.
struct GrantBadges {
    Q_DECLARE_TR_FUNCTIONS(lc::GrantBadges)
};

Badge working(const QString &state, const QString &word)
{
    Badge badge;
    badge.state = state;
    badge.word = word;
    badge.tone = Tone::Info;
    badge.icon = u"progress"_s;
    return badge;
}

} // namespace

QString stateOf(PreCheck::Kind kind)
{
    switch (kind) {
    case PreCheck::Kind::Ready:
        return u"ready"_s;
    case PreCheck::Kind::Replaces:
        return u"conflict"_s;
    case PreCheck::Kind::OtherProfile:
        return u"other-profile"_s;
    case PreCheck::Kind::WrongRegion:
        return u"wrong-region"_s;
    case PreCheck::Kind::NotPending:
        break;
    }
    return u"answered"_s;
}

Badge resultOf(const GrantAnswering::Row &row)
{
    Badge badge;
    switch (row.step) {
    case Step::Waiting:
        badge.state = u"waiting"_s;
        badge.word = GrantBadges::tr("Waiting");
        badge.icon = u"clock"_s;
        return badge;
    case Step::Accepting:
        return working(u"accepting"_s, GrantBadges::tr("Accepting…"));
    case Step::Activating:
        return working(u"activating"_s, GrantBadges::tr("Activating…"));
    case Step::Rejecting:
        return working(u"rejecting"_s, GrantBadges::tr("Rejecting…"));
    case Step::Settling:
        return working(u"checking"_s, GrantBadges::tr("Checking…"));
    case Step::Done:
        badge = badgeOf(row.status);
        badge.state = u"done"_s;
        return badge;
    case Step::Failed:
        badge.state = u"failed"_s;
        badge.word = GrantBadges::tr("Failed");
        badge.tone = Tone::Danger;
        badge.icon = u"error"_s;
        return badge;
    case Step::Stopped:
        badge.state = u"stopped"_s;
        badge.word = GrantBadges::tr("Not sent");
        badge.icon = u"pause"_s;
        return badge;
    }
    return badge;
}

} // namespace lc
