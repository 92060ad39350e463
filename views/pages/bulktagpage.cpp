// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/bulktagpage.h"

#include "api/licensemanager/tags.h"
#include "connections/session.h"
#include "domain/arn.h"
#include "forms/recordlisteditor.h"
#include "pages/callplace.h"
#include "workflows/tagging.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

BulkTagPage::BulkTagPage(PageContext &context, const QList<TagTarget> &targets, QWidget *parent)
    : BulkPage(context, targets.first().connection, parent), m_targets(targets)
{
    setObjectName(u"bulkTagPage"_s);
    QSet<QString> connections;
    for (const TagTarget &target : targets)
        connections.insert(context.session.connection(target.connection).name);
    QStringList names(connections.cbegin(), connections.cend());
    names.sort();
    setHeading(tr("Tags of %n resource(s)", nullptr, int(targets.size())), names.join(u", "_s));
    setInputs(makeInputs());
    connect(this, &BulkPage::changed, this, &BulkTagPage::readTags);
    readTags();
    check();
}

BulkTagPage::~BulkTagPage()
{
    delete m_reading;
}

QWidget *BulkTagPage::makeInputs()
{
    auto *inputs = new QWidget(this);
    auto *grid = new QGridLayout(inputs);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    m_set = makeTagEditor(context().theme, valueTypeOf<QList<Tag>>, inputs);
    m_set->setName(tr("Tags to set"));
    auto *scroll = new QScrollArea(inputs);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *top = new QWidget(scroll);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins({});
    column->addWidget(m_set);
    column->addStretch(1);
    scroll->setWidget(top);
    scroll->setFixedHeight(128);
    grid->addWidget(makeLabel(tr("&Set"), m_set->focusTarget(), inputs), 0, 0, Qt::AlignTop);
    grid->addWidget(scroll, 0, 1);
    m_removed = new QLineEdit(inputs);
    m_removed->setObjectName(u"removed"_s);
    m_removed->setAccessibleName(tr("Keys to remove, with commas"));
    m_removed->setPlaceholderText(tr("Keys, with commas"));
    grid->addWidget(makeLabel(tr("Re&move"), m_removed, inputs), 1, 0, Qt::AlignTop);
    grid->addWidget(m_removed, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_set, &FieldEditor::edited, this, &BulkTagPage::check);
    connect(m_removed, &QLineEdit::textEdited, this, &BulkTagPage::check);
    setFirstInput(m_set->focusTarget());
    return inputs;
}

void BulkTagPage::readTags()
{
    delete m_reading;
    m_reading = new BulkJob({}, this);
    for (const TagTarget &target : std::as_const(m_targets))
        m_reading->add<Tagging>(
            target.name, std::make_unique<Tagging>(context().session, target.connection),
            [target](Tagging &tagging) { tagging.load(target.arn, target.name); });
    connect(m_reading, &BulkJob::rowChanged, this, [this](qsizetype row) {
        const JobStep step = *m_reading->result(row).step.known();
        if (step == JobStep::Done)
            m_present.insert(m_targets[row].arn,
                             static_cast<const Tagging &>(m_reading->work(row)).tags());
        // Results of a job stay until somebody edits again.
        if (!hasJob() && (step == JobStep::Done || step == JobStep::Failed))
            check();
    });
    m_reading->start();
}

TagEdit BulkTagPage::edit() const
{
    TagEdit edit;
    m_set->store(&edit.set);
    for (const QString &key : m_removed->text().split(u',', Qt::SkipEmptyParts)) {
        if (!key.trimmed().isEmpty())
            edit.removed.append(key.trimmed());
    }
    return edit;
}

QString BulkTagPage::obstacle(const TagTarget &target, const TagEdit &edit) const
{
    if (!m_present.contains(target.arn)) {
        const JobResult read = m_reading->result(m_targets.indexOf(target));
        return read.step == JobStep::Failed ? read.message.value_or(QString())
                                            : tr("Reading its tags…");
    }
    if (context().session.connection(target.connection).isReadOnly())
        return tr("Its connection is read-only.");
    const QList<Tag> present = m_present.value(target.arn);
    if (changeWords(present, edit).isEmpty())
        return tr("Nothing changes.");
    const auto problems = problemsOf(edited(present, edit));
    return problems.isEmpty() ? QString() : problems.first().sentence;
}

void BulkTagPage::check()
{
    if (isRunning())
        return;
    const TagEdit wanted = edit();
    QList<BulkLine> lines;
    for (const TagTarget &target : std::as_const(m_targets)) {
        BulkLine line;
        line.key = target.arn;
        line.object = target.name;
        const auto arn = Arn::parse(target.arn);
        line.kind = arn ? arn->id() : target.arn;
        const QString change = changeWords(m_present.value(target.arn), wanted);
        if (m_present.contains(target.arn) && !change.isEmpty())
            line.change = change;
        const QString reason = obstacle(target, wanted);
        line.state = reason.isEmpty() ? BulkState::Ready : BulkState::LeftOut;
        if (!reason.isEmpty() && !wanted.isEmpty())
            line.note = reason;
        lines.append(line);
    }
    setLines(lines);
    const int count = int(readyCount());
    setStart(tr("Tag %n resource(s)", nullptr, count), tr("Tag %n resource(s)", nullptr, count),
             wanted.isEmpty() ? tr("Say which tags to set or to remove.")
                 : count == 0 ? tr("Nothing changes on any of them.")
                              : QString());
}

const TagTarget &BulkTagPage::targetOf(const BulkLine &line) const
{
    for (const TagTarget &target : m_targets) {
        if (target.arn == line.key)
            return target;
    }
    return m_targets.first();
}

void BulkTagPage::addToJob(BulkJob &job, const BulkLine &line)
{
    const TagTarget target = targetOf(line);
    const QList<Tag> before = m_present.value(target.arn);
    job.add<Tagging>(target.name, std::make_unique<Tagging>(context().session, target.connection),
                     [target, before, after = edited(before, edit())](Tagging &tagging) {
                         tagging.apply(target.arn, target.name, before, after);
                     });
}

std::optional<CallText> BulkTagPage::calls() const
{
    QList<CallText> calls;
    for (const BulkLine &line : lines()) {
        if (!(line.state == BulkState::Ready))
            continue;
        const TagTarget &target = targetOf(line);
        const QList<Tag> before = m_present.value(target.arn);
        if (const auto call = Tagging::callsOf(context().session, target.connection, target.arn,
                                               Tagging::changeOf(before, edited(before, edit()))))
            calls.append(*call);
    }
    return calls.isEmpty() ? std::nullopt : std::optional(joined(calls));
}

} // namespace lc
