// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/regionseditor.h"

#include "connections/connection.h"
#include "style/consolestyle.h"
#include "style/icon.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lc {

RegionsEditor::RegionsEditor(const Theme &theme, const QString &configured, QStringList known,
                             QWidget *parent)
    : FieldEditor(parent), m_known(std::move(known)), m_choice(new QComboBox(this)),
      m_names(new QLineEdit(this)), m_more(new QToolButton(this)), m_menu(new QMenu(this))
{
    m_choice->addItem(configured.isEmpty() ? tr("The configured one (none)")
                                           : tr("The configured one (%1)").arg(configured));
    m_choice->addItem(tr("Every Region of the partition"));
    m_choice->addItem(tr("These Regions"));
    m_names->setPlaceholderText(u"eu-west-1, us-east-1"_s);
    m_names->setAccessibleName(tr("Names of Regions"));
    m_more->setIcon(icon(theme, Symbol::Plus));
    m_more->setToolTip(tr("Choose Regions"));
    m_more->setAccessibleName(tr("Choose Regions"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addWidget(m_choice);
    layout->addWidget(m_names, 1);
    layout->addWidget(m_more);
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        showChoice();
        emit edited();
    });
    connect(m_names, &QLineEdit::textEdited, this, &FieldEditor::edited);
    connect(m_menu, &QMenu::aboutToShow, this, &RegionsEditor::fillMenu);
    showChoice();
}

void RegionsEditor::showChoice()
{
    const bool isSome = m_choice->currentIndex() == Some;
    m_names->setEnabled(isSome);
    m_more->setEnabled(isSome);
}

QStringList RegionsEditor::typed() const
{
    static const QRegularExpression gap(u"[\\s,;]+"_s);
    QStringList names = m_names->text().split(gap, Qt::SkipEmptyParts);
    names.removeDuplicates();
    return names;
}

void RegionsEditor::fillMenu()
{
    m_menu->clear();
    for (const QString &region : m_known) {
        QAction *action = m_menu->addAction(region);
        action->setCheckable(true);
        action->setChecked(typed().contains(region));
        connect(action, &QAction::toggled, this, [this, region](bool on) {
            QStringList names = typed();
            on ? names.append(region) : void(names.removeAll(region));
            m_names->setText(names.join(u", "_s));
            emit edited();
        });
    }
}

void RegionsEditor::load(const void *member)
{
    const auto &regions = *static_cast<const QList<QString> *>(member);
    const QSignalBlocker block(m_choice);
    const bool isEvery = regions == QList<QString>{Connection::everyRegion};
    m_choice->setCurrentIndex(regions.isEmpty() ? Configured : isEvery ? Every : Some);
    m_names->setText(isEvery ? QString() : regions.join(u", "_s));
    showChoice();
}

void RegionsEditor::store(void *member) const
{
    auto &regions = *static_cast<QList<QString> *>(member);
    switch (m_choice->currentIndex()) {
    case Every:
        regions = {Connection::everyRegion};
        break;
    case Some:
        regions = typed();
        break;
    default:
        regions.clear();
    }
}

QWidget *RegionsEditor::focusTarget()
{
    return m_choice->currentIndex() == Some ? static_cast<QWidget *>(m_names) : m_choice;
}

bool RegionsEditor::addProblem(const QString &, const QString &)
{
    setFieldState(m_names, FieldState::Wrong);
    return false;
}

void RegionsEditor::clearProblems()
{
    setFieldState(m_names, FieldState::Right);
}

void RegionsEditor::setName(const QString &name)
{
    m_choice->setAccessibleName(name);
}

QStringList offeredRegions()
{
    static const char *const regions[] = {
        "us-east-1",      "us-east-2",      "us-west-1",      "us-west-2",      "ca-central-1",
        "eu-central-1",   "eu-central-2",   "eu-north-1",     "eu-south-1",     "eu-west-1",
        "eu-west-2",      "eu-west-3",      "ap-east-1",      "ap-south-1",     "ap-northeast-1",
        "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2", "sa-east-1",
        "af-south-1",     "me-south-1",     "me-central-1",   "il-central-1"};
    QStringList names;
    for (const char *region : regions)
        names += QString::fromLatin1(region);
    return names;
}

} // namespace lc
