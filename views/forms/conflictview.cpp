// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/conflictview.h"

#include "forms/rowgrid.h"

#include <QButtonGroup>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

ConflictView::ConflictView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_sentence(new QLabel(this))
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    theme.dress(m_sentence, TypeStyle::Body);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(m_sentence);
    layout->addStretch();
}

int ConflictView::collisionCount() const
{
    return static_cast<int>(
        std::count_if(m_changes.begin(), m_changes.end(),
                      [](const ThreeWayChange &change) { return change.collides(); }));
}

void ConflictView::setChanges(const QList<ThreeWayChange> &changes, const QString &theirVersion)
{
    m_changes = changes;
    qDeleteAll(m_groups);
    m_groups.clear();
    delete m_table;
    auto *grid = new RowGrid(
        m_theme, {{tr("Field"), 130}, {tr("Before"), 0}, {theirVersion, 0}, {tr("Yours"), 0}},
        this);
    grid->setAccessibleName(tr("Changes of both sides"));
    m_table = grid;
    const auto text = [this](const QString &words, Token color, TypeStyle style) {
        auto *label = new QLabel(words.isEmpty() ? u"–"_s : words);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(8, 4, 8, 4);
        m_theme.dress(label, style, color);
        return label;
    };
    for (const ThreeWayChange &change : changes) {
        auto *name = text(change.title(), Token::Text, TypeStyle::BodyMedium);
        name->setContentsMargins(12, 4, 8, 4);
        auto *base = text(change.base, Token::Sub, TypeStyle::Body);
        if (!change.collides()) {
            grid->addRow(
                {name, base,
                 text(change.theirs, change.isTheirs ? Token::InfoText : Token::Sub,
                      TypeStyle::Body),
                 text(change.mine, change.isMine ? Token::InfoText : Token::Sub, TypeStyle::Body)});
            continue;
        }
        auto *group = new QButtonGroup(this);
        auto *theirs = new QRadioButton(change.theirs.isEmpty() ? u"–"_s : change.theirs);
        auto *mine = new QRadioButton(change.mine.isEmpty() ? u"–"_s : change.mine);
        theirs->setAccessibleName(tr("%1: take theirs, %2").arg(change.title(), theirs->text()));
        mine->setAccessibleName(tr("%1: keep yours, %2").arg(change.title(), mine->text()));
        group->addButton(theirs, static_cast<int>(Choice::Theirs));
        group->addButton(mine, static_cast<int>(Choice::Mine));
        mine->setChecked(true);
        connect(group, &QButtonGroup::idClicked, this, &ConflictView::choicesChanged);
        m_groups.insert(change.path, group);
        const auto inset = [](QWidget *widget) {
            auto *holder = new QWidget;
            auto *layout = new QHBoxLayout(holder);
            layout->setContentsMargins(8, 0, 8, 0);
            layout->addWidget(widget);
            return holder;
        };
        grid->addRow({name, base, inset(theirs), inset(mine)});
    }
    m_sentence->setText(collisionCount() == 0
                            ? tr("Someone saved another version meanwhile. Their changes and yours "
                                 "do not touch the same fields.")
                            : tr("Someone saved another version meanwhile. %n field(s) were "
                                 "changed by both: choose for each which value to send.",
                                 nullptr, collisionCount()));
    auto *box = static_cast<QVBoxLayout *>(layout());
    box->insertWidget(1, grid);
    grid->show();
}

QHash<QString, ConflictView::Choice> ConflictView::choices() const
{
    QHash<QString, Choice> choices;
    for (const ThreeWayChange &change : m_changes) {
        if (const QButtonGroup *group = m_groups.value(change.path))
            choices.insert(change.path, static_cast<Choice>(group->checkedId()));
        else
            choices.insert(change.path, change.isMine ? Choice::Mine : Choice::Theirs);
    }
    return choices;
}

} // namespace lc
