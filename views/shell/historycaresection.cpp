// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/historycaresection.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace lc {

namespace {

/// The text on the bar; %p is the share in percent.
QString wordsOf(HistoryCare::Work work)
{
    switch (work) {
    case HistoryCare::Work::Exporting:
        return HistoryCareSection::tr("Exporting: %p%");
    case HistoryCare::Work::Importing:
        return HistoryCareSection::tr("Importing: %p%");
    case HistoryCare::Work::Checking:
        return HistoryCareSection::tr("Checking: %p%");
    case HistoryCare::Work::Tidying:
        return HistoryCareSection::tr("Rolling up and removing: %p%");
    case HistoryCare::Work::None:
        break;
    }
    return {};
}

} // namespace

HistoryCareSection::HistoryCareSection(Settings &settings, HistoryCare &care, QWidget *parent)
    : PreferencesSection(tr("Upkeep of the history"), parent), m_settings(settings), m_care(care),
      m_stop(new QPushButton(tr("Cancel"), this)), m_progress(new QProgressBar(this)),
      m_outcome(new QLabel(this))
{
    setObjectName(QStringLiteral("historyCare"));
    auto *layout = new QFormLayout(this);
    layout->setVerticalSpacing(10);
    m_readings = addAge(*layout, tr("Keep every &reading"), settings::historyReadings);
    m_hours = addAge(*layout, tr("Then one value an &hour"), settings::historyHours);
    m_days = addAge(*layout, tr("Then one a &day"), settings::historyDays);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    auto *exporting = addButton(tr("&Export…"), "exportHistory");
    auto *importing = addButton(tr("&Import…"), "importHistory");
    auto *checking = addButton(tr("Chec&k now"), "checkHistory");
    m_works = {exporting, importing, checking};
    for (QPushButton *button : m_works)
        buttons->addWidget(button);
    buttons->addStretch();
    layout->addRow(buttons);

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    m_progress->setRange(0, 1000);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setObjectName(QStringLiteral("stopHistory"));
    m_stop->setAutoDefault(false);
    line->addWidget(m_progress, 1);
    line->addWidget(m_stop);
    layout->addRow(line);
    m_outcome->setObjectName(QStringLiteral("historyCareOutcome"));
    m_outcome->setAccessibleName(tr("Outcome"));
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setWordWrap(true);
    m_outcome->hide();
    layout->addRow(m_outcome);

    connect(exporting, &QPushButton::clicked, this, &HistoryCareSection::askForTarget);
    connect(importing, &QPushButton::clicked, this, &HistoryCareSection::askForSource);
    connect(checking, &QPushButton::clicked, &m_care, &HistoryCare::check);
    connect(m_stop, &QPushButton::clicked, &m_care, &HistoryCare::stop);
    connect(&m_care, &HistoryCare::workChanged, this, &HistoryCareSection::showWork);
    connect(&m_care, &HistoryCare::progressed, m_progress,
            [this](double share) { m_progress->setValue(int(share * m_progress->maximum())); });
    const auto say = [this](const QString &text) {
        m_outcome->setText(text);
        m_outcome->show();
    };
    connect(&m_care, &HistoryCare::ended, this, say);
    connect(&m_care, &HistoryCare::failed, this, say);
    showWork();
}

QComboBox *HistoryCareSection::addAge(QFormLayout &layout, const QString &label,
                                      const Setting<int> &setting)
{
    auto *box = new QComboBox(this);
    box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    const int chosen = m_settings.value(setting);
    box->addItem(tr("Always"), 0);
    QList<int> choices{3, 6, 12, 24, 36, 60, 120};
    if (chosen > 0 && !choices.contains(chosen))
        choices.append(chosen);
    for (const int months : std::as_const(choices)) {
        box->addItem(months % 12 == 0 ? tr("until it is %n year(s) old", nullptr, months / 12)
                                      : tr("until it is %n month(s) old", nullptr, months),
                     months);
    }
    box->setCurrentIndex(box->findData(chosen));
    layout.addRow(label, box);
    return box;
}

QPushButton *HistoryCareSection::addButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    return button;
}

void HistoryCareSection::askForTarget()
{
    auto *dialog = new QFileDialog(this, tr("Export history"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("historyFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("History (*.jsonl)"));
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    connect(dialog, &QFileDialog::fileSelected, &m_care, &HistoryCare::exportTo);
    dialog->open();
}

void HistoryCareSection::askForSource()
{
    auto *dialog = new QFileDialog(this, tr("Import history"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("historyFileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("History (*.jsonl)"));
    connect(dialog, &QFileDialog::fileSelected, &m_care, &HistoryCare::importFrom);
    dialog->open();
}

void HistoryCareSection::showWork()
{
    const bool isBusy = m_care.work() != HistoryCare::Work::None;
    m_progress->setFormat(wordsOf(m_care.work()));
    for (QPushButton *button : m_works)
        button->setEnabled(!isBusy);
    if (isBusy) {
        m_outcome->hide();
        m_progress->setValue(0);
    }
    m_progress->setVisible(isBusy);
    m_stop->setVisible(isBusy);
}

void HistoryCareSection::keep()
{
    const RetentionRules before = retentionRules(m_settings);
    m_settings.set(settings::historyReadings, m_readings->currentData().toInt());
    m_settings.set(settings::historyHours, m_hours->currentData().toInt());
    m_settings.set(settings::historyDays, m_days->currentData().toInt());
    if (retentionRules(m_settings) != before)
        m_care.applyRules();
}

} // namespace lc
