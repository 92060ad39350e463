// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/scheduledialog.h"

#include "forms/fileeditor.h"
#include "pages/reportform.h"
#include "style/consolestyle.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ScheduleDialog::ScheduleDialog(const Theme &theme, const std::optional<ReportSchedule> &schedule,
                               QWidget *parent)
    : QDialog(parent),
      m_form(new RecordForm(
          theme, typeOf<ReportSchedule>(),
          {{tr("When"), {}, {u"Cadence"_s, u"Weekday"_s, u"DayOfMonth"_s, u"Time"_s}},
           {tr("Where"), {}, {u"Folder"_s, u"Keep"_s}}},
          this))
{
    setObjectName(u"scheduleDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Schedule"));
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 16);
    layout->addWidget(m_form);
    m_form->setEditor(u"Folder"_s, new FileEditor(FileEditor::What::Folder, m_form));
    m_form->setHint(u"Weekday"_s, tr("Of a weekly report."));
    m_form->setHint(u"DayOfMonth"_s,
                    tr("Of a monthly report; the last day where a month is shorter."));
    m_form->setHint(u"Time"_s, tr("Local time, such as 06:00."));
    m_form->setHint(u"Keep"_s, tr("So many files of this report stay in the folder."));
    ReportSchedule initial = schedule.value_or(ReportSchedule());
    if (initial.folder.isEmpty())
        initial.folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_form->load(initial);
    auto *note = new QLabel(
        tr("Runs while License Console is open or in the tray. What was missed is made up once. "
           "license-console --report makes it from a timer of the system."),
        this);
    note->setWordWrap(true);
    note->setContentsMargins(24, 0, 24, 8);
    theme.dress(note, TypeStyle::Small, Token::Sub);
    layout->addWidget(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setContentsMargins(24, 0, 24, 0);
    auto *set = buttons->addButton(tr("Set schedule"), QDialogButtonBox::ActionRole);
    set->setObjectName(u"setSchedule"_s);
    set->setDefault(true);
    setLook(set, Look::Primary);
    connect(set, &QPushButton::clicked, this, &ScheduleDialog::choose);
    if (schedule) {
        auto *none = buttons->addButton(tr("No schedule"), QDialogButtonBox::DestructiveRole);
        connect(none, &QPushButton::clicked, this, [this] {
            emit chosen(std::nullopt);
            accept();
        });
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void ScheduleDialog::choose()
{
    const auto schedule = m_form->value<ReportSchedule>();
    const QList<FieldProblem> problems = scheduleProblems(schedule);
    m_form->setProblems(problems);
    if (!problems.isEmpty()) {
        m_form->goToFirstProblem();
        return;
    }
    emit chosen(schedule);
    accept();
}

} // namespace lc
