// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json.h"
#include "pages/recorddetails.h"
#include "pages/tablepage.h"
#include "workflows/singlecall.h"

namespace lc {

/// A table page over one kind of resource with the details of any record, and actions that are one
/// call each.
class ResourcePage : public TablePage {
    Q_OBJECT
public:
    /// `nothing` and `idName` are words of the details.
    ResourcePage(PageContext &context, TablePageFacts facts, TableDefinition definition,
                 const QString &nothing, const QString &idName, QWidget *parent = nullptr);

protected:
    RecordDetails &recordDetails() { return *m_recordDetails; }

    /// Shows a record whose name and id stand in the members named; its state is that of the
    /// table's column "status".
    template <class T>
    void showRecord(int row, const QString &name, const QString &id,
                    const QList<QByteArrayView> &without)
    {
        const T record = model().template record<T>(row);
        m_recordDetails->begin(name, stateOf(row), id);
        m_recordDetails->addFacts(typeOf<T>(), &record, without);
        m_recordDetails->setJson(writeJsonForPeople(typeOf<T>(), &record));
    }

    /// Sends one call for the current row; afterwards the page reads again and says `doneSentence`.
    /// `done` is told the answer, even when the page is gone.
    template <class Op>
    void run(const typename Op::Request &request, const QString &object,
             const QString &doneSentence,
             std::function<void(const typename Op::Response &)> done = {})
    {
        if (currentRow() < 0)
            return;
        // Parented to the session: closing this tab ends nothing.
        auto *call =
            new SingleCall<Op>(context().session, connectionOf(currentRow()), &context().session);
        if (done)
            connect(call, &Workflow::finished, call, [call, done] {
                if (call->state() == Workflow::State::Done)
                    done(call->answer());
            });
        followAction(*call, doneSentence);
        call->start(request, object, model().origin(currentRow()).region);
    }

private:
    Badge stateOf(int row);

    RecordDetails *m_recordDetails;
};

} // namespace lc
