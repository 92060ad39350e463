// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/preferencesdialog.h"

#include "pages/changesettings.h"
#include "shell/preferencessection.h"
#include "style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QSpinBox>

namespace lc {

PreferencesDialog::PreferencesDialog(Settings &settings, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_settings(settings),
      m_reviews(new QCheckBox(tr("&Review changes before they are sent"), this)),
      m_seconds(new QSpinBox(this)), m_closing(new QComboBox(this))
{
    setObjectName(QStringLiteral("preferences"));
    setWindowTitle(tr("Preferences"));
    setMinimumWidth(480);
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setVerticalSpacing(12);
    m_reviews->setChecked(settings.value(settings::reviewsChanges));
    layout->addRow(m_reviews);
    auto *note = new QLabel(tr("Changes in production are reviewed always."), this);
    theme.dress(note, TypeStyle::Small, Token::Sub);
    layout->addRow(note);
    m_seconds->setRange(0, settings::longestHoldBack);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setSpecialValueText(tr("Not at all"));
    m_seconds->setValue(settings.value(settings::holdBackSeconds));
    m_seconds->setAccessibleName(tr("Time to undo deletions and rejections"));
    layout->addRow(tr("&Undo deletions and rejections for"), m_seconds);
    m_closing->addItems({tr("Ask"), tr("Keep recording in the tray"), tr("Quit")});
    m_closing->setCurrentIndex(settings.value(settings::closing));
    m_closing->setAccessibleName(tr("When the window is closed while recording"));
    layout->addRow(tr("When the window is &closed while recording"), m_closing);
    auto *timer = new QLabel(tr("Without the program a timer can go on recording:\n%1")
                                 .arg(QStringLiteral("systemctl --user enable --now "
                                                     "license-console-record.timer")),
                             this);
    timer->setTextFormat(Qt::PlainText);
    timer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    timer->setFocusPolicy(Qt::NoFocus); // nothing to be done there by keyboard
    theme.dress(timer, TypeStyle::Small, Token::Sub);
    layout->addRow(timer);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PreferencesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addRow(buttons);
}

void PreferencesDialog::addSection(PreferencesSection *section)
{
    // The buttons stay the last row.
    auto *rows = static_cast<QFormLayout *>(layout());
    rows->insertRow(rows->rowCount() - 1, section);
    m_sections.append(section);
}

void PreferencesDialog::accept()
{
    for (PreferencesSection *section : m_sections) {
        if (!section->check())
            return;
    }
    for (PreferencesSection *section : m_sections)
        section->keep();
    m_settings.set(settings::reviewsChanges, m_reviews->isChecked());
    m_settings.set(settings::holdBackSeconds, m_seconds->value());
    m_settings.set(settings::closing, m_closing->currentIndex());
    QDialog::accept();
}

} // namespace lc
