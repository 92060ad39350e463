// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/entitlementline.h"

#include "core/fielddiff.h"
#include "grids/usagebardelegate.h"
#include "items/cellformat.h"
#include "pages/pilllabel.h"
#include "style/icon.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

class EntitlementLine::Bar final : public QWidget {
public:
    Bar(const Theme &theme, double share, QWidget *parent)
        : QWidget(parent), m_theme(theme), m_share(share)
    {
        setFixedHeight(UsageBar::thickness + 4);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        UsageBar::paint(&painter, rect(), m_theme, m_share);
    }

private:
    const Theme &m_theme;
    double m_share;
};

EntitlementLine::EntitlementLine(const Theme &theme, const Entitlement &entitlement,
                                 const std::optional<UsageFigure> &figure, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    layout->addLayout(head);

    auto *name = new QLabel(entitlement.name, this);
    name->setTextFormat(Qt::PlainText);
    theme.dress(name, TypeStyle::BodyMedium);
    head->addWidget(name);
    auto *unit =
        new QLabel(valueWords(valueTypeOf<Open<EntitlementUnit>>, &entitlement.unit), this);
    unit->setTextFormat(Qt::PlainText);
    theme.dress(unit, TypeStyle::Small, Token::Sub);
    head->addWidget(unit);
    head->addStretch(1);

    QString spoken = entitlement.name;
    if (entitlement.unit == EntitlementUnit::None) {
        auto *on = new PillLabel(theme, this);
        Badge badge;
        badge.word = tr("On");
        badge.tone = Tone::Success;
        badge.icon = u"ok"_s;
        on->setBadge(badge);
        head->addWidget(on);
    } else if (figure) {
        const CellFormat format;
        auto *used = new QLabel(format.usage(*figure), this);
        theme.dress(used, TypeStyle::Body, figure->isStale ? Token::Faint : Token::Text);
        head->addWidget(used);
        const auto percent = figure->percent();
        const double share = percent ? *percent / 100 : 0;
        auto *shareText = new QLabel(format.percent(*figure), this);
        shareText->setMinimumWidth(44);
        shareText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        theme.dress(shareText, TypeStyle::Body,
                    share >= 1         ? Token::DangerText
                        : share >= 0.8 ? Token::WarningText
                                       : Token::Sub);
        if (share >= 0.8) {
            auto *mark = new QLabel(this);
            const Tone tone = share >= 1 ? Tone::Danger : Tone::Warning;
            mark->setPixmap(icon(theme, share >= 1 ? Symbol::Error : Symbol::Warning, tone)
                                .pixmap(QSize(14, 14), devicePixelRatioF()));
            mark->setAccessibleName(share >= 1 ? tr("At or over its limit") : tr("Near its limit"));
            head->addWidget(mark);
        }
        head->addWidget(shareText);
        if (percent)
            layout->addWidget(new Bar(theme, share, this));
        spoken += u", "_s + used->text() + u", "_s + shareText->text();
    } else {
        const QLocale locale;
        auto *limit = new QLabel(entitlement.maxCount
                                     ? tr("at most %1").arg(locale.toString(*entitlement.maxCount))
                                     : tr("No limit"),
                                 this);
        theme.dress(limit, TypeStyle::Body, Token::Sub);
        head->addWidget(limit);
    }
    const QString rules = rulesInWords(entitlement);
    auto *note = new QLabel(rules, this);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    theme.dress(note, TypeStyle::Small, Token::Sub);
    layout->addWidget(note);
    setAccessibleName(spoken + u", "_s + rules);
}

QString rulesInWords(const Entitlement &entitlement)
{
    if (entitlement.unit == EntitlementUnit::None) {
        const QString value = entitlement.value.value_or(QString());
        return value.isEmpty() ? EntitlementLine::tr("Feature")
                               : EntitlementLine::tr("Feature, value “%1”").arg(value);
    }
    const bool overage = entitlement.overage.value_or(false);
    const bool checkIn = entitlement.allowCheckIn.value_or(false);
    if (overage && checkIn)
        return EntitlementLine::tr("Overage allowed, check-in allowed");
    if (overage)
        return EntitlementLine::tr("Overage allowed, no check-in");
    if (checkIn)
        return EntitlementLine::tr("No overage, check-in allowed");
    return EntitlementLine::tr("No overage, no check-in");
}

} // namespace lc
