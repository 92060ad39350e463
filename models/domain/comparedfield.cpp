// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/comparedfield.h"

namespace lc {

using namespace Qt::StringLiterals;

static constexpr ChoiceValue differenceValues[] = {
    {"CHANGED", QT_TRANSLATE_NOOP("Choice", "Changed")},
    {"ADDED", QT_TRANSLATE_NOOP("Choice", "Added")},
    {"REMOVED", QT_TRANSLATE_NOOP("Choice", "Removed")},
    {"SAME", QT_TRANSLATE_NOOP("Choice", "Same")},
};

template <> const ChoiceType &choiceTypeOf<Difference>()
{
    static constexpr ChoiceType type{"Difference", differenceValues};
    return type;
}

static constexpr Field comparedFieldRows[] = {
    field<&ComparedField::path>("Path").with(Key),
    field<&ComparedField::title>("Title").titled(QT_TRANSLATE_NOOP("Field", "Field")),
    field<&ComparedField::before>("Before").titled(QT_TRANSLATE_NOOP("Field", "Before")),
    field<&ComparedField::after>("After").titled(QT_TRANSLATE_NOOP("Field", "After")),
    field<&ComparedField::difference>("Difference")
        .titled(QT_TRANSLATE_NOOP("Field", "Difference")),
};

constinit const Type ComparedField::rows =
    describe<ComparedField>("ComparedField", comparedFieldRows);

namespace {

Difference differenceOf(FieldChange::Kind kind)
{
    switch (kind) {
    case FieldChange::Kind::Changed:
        return Difference::Changed;
    case FieldChange::Kind::Added:
        return Difference::Added;
    case FieldChange::Kind::Removed:
        break;
    }
    return Difference::Removed;
}

/// Walks the members as the diff did, and fills in what is the same on both sides.
class Comparison {
public:
    Comparison(QList<FieldChange> changes, const QLocale &locale)
        : m_changes(std::move(changes)), m_locale(locale)
    {
    }

    QList<ComparedField> lines;

    void record(const Type &type, const void *before, const void *after, const QString &prefix,
                const QStringList &outer, const QList<QByteArrayView> &without)
    {
        for (const Field &field : type.fields) {
            if (field.label && !without.contains(QByteArrayView(field.wireName)))
                member(field, before, after, prefix + QString::fromLatin1(field.wireName),
                       outer + QStringList{labelOf(field)});
        }
    }

private:
    void member(const Field &field, const void *before, const void *after, const QString &path,
                const QStringList &labels)
    {
        const void *left = field.type->peek(field.inConst(before));
        const void *right = field.type->peek(field.inConst(after));
        if (!left && !right)
            return;
        if (field.type->kind == Kind::Record && left && right)
            return record(field.type->record(), left, right, path + u'.', labels, {});
        if (takeChanges(path))
            return;
        const QString words =
            field.is(Sensitive) ? u"••••"_s : valueWords(*field.type, left, m_locale);
        if (!words.isEmpty())
            lines.append({path, labels.join(u", "_s), words, words, Difference::Same});
    }

    /// Whether the member, or an element of it, differs.
    bool takeChanges(const QString &path)
    {
        bool isChanged = false;
        for (const FieldChange &change : std::as_const(m_changes)) {
            if (change.path != path && !change.path.startsWith(path + u'['))
                continue;
            isChanged = true;
            ComparedField line{change.path, change.title(), change.before, change.after,
                               differenceOf(change.kind)};
            if (change.kind == FieldChange::Kind::Added)
                line.before.reset();
            if (change.kind == FieldChange::Kind::Removed)
                line.after.reset();
            lines.append(line);
        }
        return isChanged;
    }

    QList<FieldChange> m_changes;
    const QLocale &m_locale;
};

} // namespace

QList<ComparedField> compared(const Type &type, const void *before, const void *after,
                              const QList<QByteArrayView> &without, const QLocale &locale)
{
    Comparison comparison(fieldDiff(type, before, after, locale), locale);
    comparison.record(type, before, after, {}, {}, without);
    return comparison.lines;
}

} // namespace lc
