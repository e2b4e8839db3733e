import type { BoardReport } from '../../../core/reporting/report/board-report.ts'
import { reportPdf } from '../../documents/report/report-pdf.ts'
import type { Printed } from '../../documents/typesetting/press.ts'
import type { Task } from '../task.ts'

/** The board's report as PDF. */
export const task: Task<BoardReport, Printed> = (report) => reportPdf(report)
