// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requestjson.h"
#include "forms/recordformrow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lc {

void RecordForm::fill()
{
    if (!m_built)
        build();
    for (const auto &row : m_rows)
        loadRow(*row, m_base.get());
    setProblems({});
    updateDependents();
    showChanges();
}

void RecordForm::loadRow(Row &row, void *object)
{
    const void *member = nullptr;
    bool present = true;
    for (const Field *field : row.fields) {
        member = present ? field->in(object) : nullptr;
        if (!member)
            break;
        if (field != &row.leaf()) {
            const void *inner = field->type->peek(member);
            present = inner != nullptr;
            object = const_cast<void *>(inner);
        }
    }
    if (row.presence) {
        row.presence->setChecked(member && row.leaf().type->peek(member));
        return;
    }
    if (member) {
        row.editor->load(member);
        return;
    }
    // Inside an absent record: shown as a new record has it.
    const Type &type = row.fields[row.fields.size() - 2]->type->record();
    void *fresh = type.create();
    row.editor->load(row.leaf().in(fresh));
    type.destroy(fresh);
}

QByteArray RecordForm::baseJson() const
{
    return writeJsonWithoutSecrets(m_type, m_base.get());
}

QByteArray RecordForm::editedJson() const
{
    const std::shared_ptr<void> now = m_copy(m_base.get());
    storeInto(now.get());
    return writeJsonWithoutSecrets(m_type, now.get());
}

std::optional<QList<ThreeWayChange>> RecordForm::takeDraft(const QByteArray &draftBase,
                                                           const QByteArray &draftEdited)
{
    const std::shared_ptr<void> before = read(draftBase);
    const std::shared_ptr<void> after = read(draftEdited);
    if (!before || !after)
        return std::nullopt;
    const QList<FieldChange> mine = fieldDiff(m_type, before.get(), after.get(), locale());
    const QList<FieldChange> theirs = fieldDiff(m_type, before.get(), m_base.get(), locale());
    loadChanged(mine, after.get());
    return threeWay(mine, theirs);
}

QStringList RecordForm::takeEdit(const QByteArray &from, const QByteArray &to)
{
    const std::shared_ptr<void> before = read(from);
    const std::shared_ptr<void> after = read(to);
    if (!before || !after)
        return {};
    return loadChanged(fieldDiff(m_type, before.get(), after.get(), locale()), after.get());
}

std::shared_ptr<void> RecordForm::read(const QByteArray &json) const
{
    std::shared_ptr<void> object(m_type.create(), m_type.destroy);
    return readRequestJson(m_type, object.get(), json) ? object : nullptr;
}

QStringList RecordForm::loadChanged(const QList<FieldChange> &changed, void *object)
{
    const auto isWithin = [](const QString &path, const QString &outer) {
        return path == outer || path.startsWith(outer + u'.') || path.startsWith(outer + u'[');
    };
    QStringList paths;
    for (const auto &row : m_rows) {
        const bool touched = std::ranges::any_of(changed, [&](const FieldChange &change) {
            return isWithin(change.path, row->path) || isWithin(row->path, change.path);
        });
        if (touched) {
            loadRow(*row, object);
            paths.append(row->path);
        }
    }
    updateDependents();
    showChanges();
    emit edited();
    return paths;
}

void RecordForm::storeInto(void *object) const
{
    std::vector<const Row *> rows;
    for (const auto &row : m_rows)
        rows.push_back(row.get());
    // Records before what is in them.
    std::stable_sort(rows.begin(), rows.end(), [](const Row *a, const Row *b) {
        return a->fields.size() < b->fields.size();
    });
    for (const Row *row : rows) {
        void *inside = object;
        struct Opened {
            const Field *field;
            void *member;
        };
        std::vector<Opened> opened;
        bool isOff = false;
        QString path;
        for (std::size_t i = 0; i + 1 < row->fields.size() && !isOff; ++i) {
            const Field *field = row->fields[i];
            path += (i ? u"."_s : QString()) + QString::fromLatin1(field->wireName);
            const Row *presence = rowOf(path);
            if (presence && presence->presence && !presence->presence->isChecked()) {
                isOff = true;
                break;
            }
            void *member = field->in(inside);
            if (field->type->optional && !field->type->peek(member) && !presence)
                opened.push_back({field, member});
            inside = field->type->engage(member);
        }
        if (isOff)
            continue;
        void *member = row->leaf().in(inside);
        if (row->presence) {
            if (row->presence->isChecked())
                row->leaf().type->engage(member);
            else
                row->leaf().type->reset(member);
            continue;
        }
        row->editor->store(member);
        // A record that was absent and got nothing stays absent.
        for (auto it = opened.rbegin(); it != opened.rend(); ++it) {
            const Type &type = it->field->type->record();
            void *fresh = type.create();
            if (type.equal(fresh, it->field->type->peek(it->member)))
                it->field->type->reset(it->member);
            type.destroy(fresh);
        }
    }
}

QList<FieldChange> RecordForm::changes() const
{
    if (!m_base)
        return {};
    const std::shared_ptr<void> now = m_copy(m_base.get());
    storeInto(now.get());
    return fieldDiff(m_type, m_base.get(), now.get(), locale());
}

} // namespace lc
