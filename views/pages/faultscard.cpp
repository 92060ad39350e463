// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/faultscard.h"

#include "api/control/control.h"
#include "api/operations.h"
#include "forms/suggestioneditor.h"
#include "pages/operationform.h"
#include "pages/page.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

using namespace control;

namespace {

QString callsText(const Fault &fault)
{
    const QString which = fault.operation ? *fault.operation : FaultsCard::tr("Every call");
    return fault.changesOnly.value_or(false)
        ? (fault.operation ? which : FaultsCard::tr("Every change"))
        : which;
}

QString effectText(const Fault &fault)
{
    QStringList parts;
    if (fault.delayMilliseconds.value_or(0) > 0)
        parts += FaultsCard::tr("waits %1 s")
                     .arg(QLocale().toString(double(*fault.delayMilliseconds) / 1000, 'g', 4));
    if (fault.status)
        parts += FaultsCard::tr("fails with %1 %2")
                     .arg(QString::number(*fault.status),
                          fault.code.value_or(u"ServerInternalException"_s));
    if (fault.cutsConnection.value_or(false))
        parts += FaultsCard::tr("loses its connection");
    if (fault.hinders())
        parts += fault.executes.value_or(false) ? FaultsCard::tr("is carried out")
                                                : FaultsCard::tr("is not carried out");
    return parts.join(u", "_s);
}

QString countText(const Fault &fault)
{
    const qint64 count = fault.count.value_or(1);
    return count == 0 ? FaultsCard::tr("Until cleared") : QLocale().toString(count);
}

QStringList operationNames()
{
    QStringList names;
    for (const Operation *operation : allOperations())
        names += QString::fromLatin1(operation->name);
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace

FaultsCard::FaultsCard(PageContext &context, QWidget *parent)
    : LabCard(context, tr("Faults"),
              tr("Calls of every account and Region that fail, wait or lose their connection, to "
                 "see what a program makes of it. Calls of the controls are spared."),
              parent),
      m_faults(makeTable({tr("Calls"), tr("What happens"), tr("Still to come")},
                         tr("Faults that still come")))
{
    m_faults->setObjectName(u"faults"_s);
    m_faults->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_faults->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    body().addWidget(m_faults);

    auto *presets = makeRow();
    Fault throttle;
    throttle.status = 400;
    throttle.code = u"ThrottlingException"_s;
    throttle.message = u"Rate exceeded"_s;
    throttle.count = 5;
    addPreset(u"throttleNext"_s, tr("Throttle the next 5 calls"), throttle, *presets);
    Fault cut;
    cut.changesOnly = true;
    cut.cutsConnection = true;
    cut.executes = true;
    addPreset(u"cutNextChange"_s, tr("Cut the next change"), cut, *presets);
    Fault slow;
    slow.delayMilliseconds = 3000;
    slow.count = 0;
    addPreset(u"slowDown"_s, tr("Slow by 3 s"), slow, *presets);
    presets->addStretch(1);
    body().addLayout(presets);

    auto *buttons = makeRow();
    m_add = addChange(u"addFault"_s, tr("Add fault…"), Symbol::Plus);
    m_clear = addChange(u"clearFaults"_s, tr("Clear all faults"), Symbol::Delete);
    buttons->addWidget(makeButton(m_add));
    buttons->addWidget(makeButton(m_clear));
    buttons->addStretch(1);
    body().addLayout(buttons);
    connect(m_add, &QAction::triggered, this, &FaultsCard::openForm);
    connect(m_clear, &QAction::triggered, this, [this] {
        run<ClearFaults>({}, tr("the faults"), [this](const auto &) {
            show({});
            showDone(tr("No faults come any more."));
        });
    });
}

void FaultsCard::addPreset(const QString &name, const QString &text, const Fault &fault,
                           QHBoxLayout &row)
{
    QAction *action = addChange(name, text, Symbol::Flag);
    row.addWidget(makeButton(action));
    connect(action, &QAction::triggered, this, [this, text, fault] {
        run<AddFault>(fault, text, [this, text](const auto &) {
            read();
            showDone(tr("The fault “%1” comes.").arg(text));
        });
    });
}

void FaultsCard::read()
{
    ask<GetFaults>({}, [this](const GetFaults::Response &answer) { show(answer.faults); });
}

void FaultsCard::show(const QList<Fault> &faults)
{
    m_faults->setRowCount(int(faults.size()));
    for (int row = 0; row < faults.size(); ++row) {
        const Fault &fault = faults.at(row);
        const QString texts[] = {callsText(fault), effectText(fault), countText(fault)};
        for (int column = 0; column < 3; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column].toHtmlEscaped());
            m_faults->setItem(row, column, item);
        }
    }
}

void FaultsCard::openForm()
{
    OperationFormWords words;
    words.heading = tr("New fault");
    words.note = tr("For every account and Region");
    words.warning = tr("Every program that uses this service meets the fault.");
    words.sendText = tr("Add fault");
    const QList<FormSection> sections{
        {tr("Which calls"), {}, {u"operation"_s, u"changesOnly"_s, u"count"_s}},
        {tr("What happens to them"),
         {},
         {u"delayMilliseconds"_s, u"status"_s, u"code"_s, u"message"_s, u"cutsConnection"_s,
          u"executes"_s}}};
    Fault initial;
    initial.count = 1;
    auto *form = new OperationForm<AddFault>(context(), place().connection, place().region,
                                             sections, words, initial);
    form->form().setEditor(
        u"operation"_s,
        new SuggestionEditor(operationNames(), form, valueTypeOf<std::optional<QString>>));
    form->form().setHint(u"operation"_s, tr("Empty: every call but those of the controls."));
    form->form().setHint(u"count"_s, tr("0: until the faults are cleared."));
    form->form().setHint(u"delayMilliseconds"_s, tr("Up to 60,000, before the answer."));
    form->form().setHint(u"status"_s, tr("400 to 599. Empty: the call is answered."));
    form->form().setHint(u"code"_s, tr("Such as ThrottlingException or ExpiredTokenException."));
    form->form().setHint(
        u"executes"_s, tr("Carried out although it fails: its outcome is unknown to the caller."));
    form->setChecks([](const Fault &fault) {
        QList<FieldProblem> problems;
        if (!fault.hinders() && fault.delayMilliseconds.value_or(0) == 0)
            problems.append(
                {u"status"_s,
                 FaultsCard::tr("Enter a status or a delay, or cut the connection: else "
                                "nothing happens.")});
        return problems;
    });
    form->begin();
    connect(form, &FormPage::sent, this, [this] {
        read();
        showDone(tr("The fault comes."));
    });
    emit formRequested(form, m_add->objectName());
}

} // namespace lc
